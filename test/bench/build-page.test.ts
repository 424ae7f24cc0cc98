import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { buildPage, type PageSource, StartError } from "@utrn-lab/http-host";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BENCH_PAGE } from "../../apps/bench/server/bench-page.ts";

const ROOT = resolve(import.meta.dirname, "../..");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "page-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("where the page cannot be built, a sentence says what to run", async () => {
  writeFileSync(join(folder, "dist"), "no folder");
  const built = buildPage(BENCH_PAGE, join(folder, "dist", "page"));
  await expect(built).rejects.toThrow(StartError);
  await expect(built).rejects.toThrow(/ENOTDIR.*: run npm run build:pages once/);
});

test("a page is made anew when its source is another one, and not when it was copied", async () => {
  const index = join(folder, "page", "index.html");
  const built = join(folder, "dist");
  mkdirSync(join(folder, "page"));
  writeFileSync(index, "<!doctype html><title>One</title>");
  const page: PageSource = {
    root: relative(ROOT, join(folder, "page")),
    built: relative(ROOT, built),
    packages: [],
    name: "A page",
  };
  const make = async () => statSync(join(await buildPage(page), "index.html")).ino;

  const first = await make();
  utimesSync(index, new Date(), new Date(Date.now() + 3_600_000));
  expect(await make()).toBe(first);
  writeFileSync(index, "<!doctype html><title>Two</title>");
  expect(await make()).not.toBe(first);
});

/** Builds a page by a Node that finds no Vite, as after `npm ci --omit=dev`; says what is said. */
function buildWithoutVite(built: string): string {
  const script = `
    import { registerHooks } from "node:module";
    registerHooks({
      resolve(name, context, next) {
        if (name !== "vite") return next(name, context);
        throw Object.assign(new Error("no vite"), { code: "ERR_MODULE_NOT_FOUND" });
      },
    });
    const { buildPage } = await import("@utrn-lab/http-host");
    const { BENCH_PAGE } = await import("./apps/bench/server/bench-page.ts");
    await buildPage(BENCH_PAGE, process.argv[1]).catch((error) => console.log(String(error)));`;
  const args = ["--conditions=@utrn-lab/source", "--input-type=module", "-e", script, built];
  return execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
}

test("without the development packages a sentence says how a page is built", () => {
  expect(buildWithoutVite(join(folder, "dist"))).toBe(
    "StartError: The page of the bench is not built from its present source, and cannot be built " +
      "here (the development packages are not installed): run npm ci and npm run build:pages, " +
      "then npm ci --omit=dev again.\n",
  );
});

test("an older Node is told which one is needed", () => {
  const script = `
    Object.defineProperty(process.versions, "node", { value: process.argv[1] });
    require("./node-version.cjs");`;
  const runOn = (version: string) =>
    execFileSync(process.execPath, ["-e", script, version], { cwd: ROOT, stdio: "pipe" });
  for (const version of ["18.19.0", "22.9.0", "24.9.0"]) {
    expect(() => runOn(version)).toThrow(/UTRN Lab needs Node\.js 24/);
  }
  expect(String(runOn("24.16.0"))).toBe("");
});
