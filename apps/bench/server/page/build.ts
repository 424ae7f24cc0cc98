import {
  existsSync,
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
function isFresh(): boolean {
  const index = join(BUILT, "index.html");
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

/** Puts a finished build in its place; where another process was faster, that one's stays. */
function putInPlace(made: string): void {
  const old = `${made}.old`;
  try {
    if (existsSync(BUILT)) renameSync(BUILT, old);
    renameSync(made, BUILT);
  } catch (error) {
    if (!existsSync(join(BUILT, "index.html"))) throw error;
  } finally {
    for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the page where it is missing or older than its source. Processes that start at the same
 * time each build on their own, so none ever serves half a page.
 * @returns the folder to serve.
 */
export async function buildPage(): Promise<string> {
  if (isFresh()) return BUILT;
  const { build } = await import("vite");
  const made = `${BUILT}.${process.pid}`;
  await build({
    configFile: join(APP, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: made, emptyOutDir: true },
  });
  compress(made);
  putInPlace(made);
  return BUILT;
}

if (import.meta.main) {
  await buildPage();
}
