import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { StartError, systemErrorCode } from "@utrn-lab/http-host";

const APP = fileURLToPath(new URL("../..", import.meta.url));
/** What the page is made from: its own files, and the rules that it shares with the meter. */
const SOURCES = [join(APP, "page"), join(APP, "../../packages/utrn/src")];
const BUILT = join(APP, "dist", "page");

function modifiedMs(path: string): number {
  return statSync(path).mtimeMs;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Whether the built page is there, and not older than any file it is made from. */
function isFresh(built: string): boolean {
  const index = join(built, "index.html");
  if (!existsSync(index)) return false;
  const builtMs = modifiedMs(index);
  return SOURCES.flatMap(filesIn).every((file) => modifiedMs(file) <= builtMs);
}

/** Puts each file compressed beside itself, once for all who fetch it. */
function compress(folder: string): void {
  for (const file of filesIn(folder)) {
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

/** Makes a folder for a build, where the source may be written. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new StartError(
      `The page of the bench is not built, or older than its source, and cannot be built here ` +
        `(${code}): run npm run build -w apps/bench once, as a user who may write the source.`,
    );
  }
}

/** Puts a finished build in its place; where another process was faster, that one's stays. */
function putInPlace(made: string, built: string): void {
  const old = `${made}.old`;
  try {
    if (existsSync(built)) renameSync(built, old);
    renameSync(made, built);
  } catch (error) {
    if (!existsSync(join(built, "index.html"))) throw error;
  } finally {
    for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the page where it is missing or older than its source. Processes that start at the same
 * time each build on their own, so none ever serves half a page. Nothing else is written.
 * @param built - where the page is put.
 * @returns the folder to serve.
 * @throws StartError where the page has to be built and its folder cannot be written.
 */
export async function buildPage(built: string = BUILT): Promise<string> {
  if (isFresh(built)) return built;
  const made = `${built}.${process.pid}`;
  makeFolder(made);
  const { build } = await import("vite");
  await build({
    configFile: join(APP, "vite.config.ts"),
    // Node reads the file as it is: Vite's own way writes a copy of it into node_modules.
    configLoader: "native",
    logLevel: "warn",
    build: { outDir: made, emptyOutDir: true },
  });
  compress(made);
  putInPlace(made, built);
  return built;
}

if (import.meta.main) {
  await buildPage();
}
