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
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { StartError, systemErrorCode } from "./start-error.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A page of React that a server shows: where it is made from, and how to make it by hand. */
export interface PageSource {
  /** Folder of its `index.html`, from the project's. */
  readonly root: string;
  /** Folder that the built page is put in, from the project's. */
  readonly built: string;
  /** Packages it takes from, from the project's: their sources are the page's, too. */
  readonly packages: readonly string[];
  /** What it is, as the start of a sentence: "The page of the bench". */
  readonly name: string;
  /** The command that builds it. */
  readonly command: string;
}

/** What is no source of a page, though it stands beside it. */
const NO_SOURCE = /(^|\/)(dist|node_modules)\//;

function modifiedMs(path: string): number {
  return statSync(path).mtimeMs;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every file that a page is made from. */
function sourcesOf({ root, packages }: PageSource): string[] {
  return [root, ...packages]
    .flatMap((folder) => filesIn(join(ROOT, folder)))
    .filter((file) => !NO_SOURCE.test(relative(ROOT, file)));
}

/** Whether the built page is there, and not older than any file it is made from. */
function isFresh(page: PageSource, built: string): boolean {
  const index = join(built, "index.html");
  if (!existsSync(index)) return false;
  const builtMs = modifiedMs(index);
  return sourcesOf(page).every((file) => modifiedMs(file) <= builtMs);
}

/** Puts each file compressed beside itself, once for all who fetch it. */
function compress(folder: string): void {
  for (const file of filesIn(folder)) {
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

/** Makes a folder for a build, where the source may be written. */
function makeFolder(folder: string, { name, command }: PageSource): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new StartError(
      `${name} is not built, or older than its source, and cannot be built here ` +
        `(${code}): run ${command} once, as a user who may write the source.`,
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

/** Makes one bundle beside the server that serves it; nothing is fetched from elsewhere. */
async function bundle(root: string, outDir: string): Promise<void> {
  const [{ build, defaultClientConditions }, { default: react }] = await Promise.all([
    import("vite"),
    import("@vitejs/plugin-react"),
  ]);
  await build({
    configFile: false,
    root,
    plugins: [react()],
    // What page and server share is read from its source, as the server reads it.
    resolve: { conditions: ["@utrn-lab/source", ...defaultClientConditions] },
    // The same page whoever builds it: a test run, which sets NODE_ENV, would get React's
    // development build.
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    oxc: { jsx: { development: false } },
    logLevel: "warn",
    // A page comes from its own server, compressed and whole.
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 1_024 },
  });
}

/**
 * Builds a page where it is missing or older than its source. Processes that start at the same time
 * each build on their own, so none ever serves half a page. Nothing else is written.
 * @param built - where the page is put, in place of the folder that its source names.
 * @returns the folder to serve.
 * @throws StartError where the page has to be built and its folder cannot be written.
 */
export async function buildPage(
  page: PageSource,
  built: string = join(ROOT, page.built),
): Promise<string> {
  if (isFresh(page, built)) return built;
  const made = `${built}.${process.pid}`;
  makeFolder(made, page);
  await bundle(join(ROOT, page.root), made);
  compress(made);
  putInPlace(made, built);
  return built;
}
