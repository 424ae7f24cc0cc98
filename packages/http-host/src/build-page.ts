import { createHash, hash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
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
}

/** What is no source of a page, though it stands beside it. */
const NO_SOURCE = /(^|\/)(dist|node_modules)\//;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * The SHA-256 of every file that a page is made from, by its path from the project's folder. What a
 * file holds counts, not when it was written: a copy of the project has the times of the copy.
 */
function hashSources({ root, packages }: PageSource): string {
  const whole = createHash("sha256");
  const files = [root, ...packages]
    .flatMap((folder) => filesIn(join(ROOT, folder)))
    .map((file) => relative(ROOT, file))
    .filter((file) => !NO_SOURCE.test(file));
  for (const file of files.sort()) {
    const content = hash("sha256", readFileSync(join(ROOT, file)), "buffer");
    whole.update(`${file}\0`).update(content);
  }
  return whole.digest("hex");
}

/** The file of a built page that says what it was made from. */
const MADE_FROM = "made-from.txt";

function readMadeFrom(built: string): string | undefined {
  const file = join(built, MADE_FROM);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Puts each file compressed beside itself, once for all who fetch it. */
function compress(folder: string): void {
  for (const file of filesIn(folder)) {
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}

function cannotBuild({ name }: PageSource, reason: string, remedy: string): StartError {
  return new StartError(
    `${name} is not built from its present source, and cannot be built here (${reason}): ` +
      `${remedy}.`,
  );
}

/** Makes a folder for a build, where the source may be written. */
function makeFolder(folder: string, page: PageSource): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw cannotBuild(
      page,
      code,
      "run npm run build:pages once, as a user who may write the source",
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

/** What bundles a page: development packages, which an installation without them lacks. */
async function loadBundler(page: PageSource) {
  try {
    const [vite, { default: react }] = await Promise.all([
      import("vite"),
      import("@vitejs/plugin-react"),
    ]);
    return { ...vite, react };
  } catch (error) {
    if (systemErrorCode(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw cannotBuild(
      page,
      "the development packages are not installed",
      "run npm ci and npm run build:pages, then npm ci --omit=dev again",
    );
  }
}

/** Makes one bundle beside the server that serves it; nothing is fetched from elsewhere. */
async function bundle(
  { build, defaultClientConditions, react }: Awaited<ReturnType<typeof loadBundler>>,
  root: string,
  outDir: string,
): Promise<void> {
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
 * Builds a page where it is missing or made from another source. Processes that start at the same
 * time each build on their own, so none ever serves half a page. Nothing else is written.
 * @param built - where the page is put, in place of the folder that its source names.
 * @returns the folder to serve.
 * @throws StartError where the page has to be built and cannot be: its folder cannot be written, or
 *   the development packages are not installed.
 */
export async function buildPage(
  page: PageSource,
  built: string = join(ROOT, page.built),
): Promise<string> {
  const sources = hashSources(page);
  if (readMadeFrom(built) === sources) return built;
  const bundler = await loadBundler(page);
  const made = `${built}.${process.pid}`;
  makeFolder(made, page);
  await bundle(bundler, join(ROOT, page.root), made);
  compress(made);
  writeFileSync(join(made, MADE_FROM), sources);
  putInPlace(made, built);
  return built;
}
