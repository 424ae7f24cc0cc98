import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";

/** The packages that are published. */
export const PUBLISHED = ["utrn", "meter-emulator", "client"] as const;

/** Runs a command as a user of the packages would: plain Node, without our condition. */
export function run(command: string, args: readonly string[], cwd = ".") {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

function runWell(command: string, args: readonly string[], cwd?: string): void {
  const { status, stdout, stderr } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}\n${stderr}`);
}

/**
 * Builds the published packages, packs them as npm publishes them, and unpacks them into a folder
 * as npm installs them there. What they depend on is linked to what is installed here.
 * @returns the folder.
 */
export function installPacked(): string {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  runWell("npx", ["-c", scripts.build]);
  const folder = mkdtempSync(join(tmpdir(), "utrn-packed-"));
  const modules = join(folder, "node_modules");
  for (const name of PUBLISHED) {
    const unpacked = join(modules, "@utrn-lab", name);
    mkdirSync(unpacked, { recursive: true });
    runWell("npm", ["pack", "--silent", "--pack-destination", folder], `packages/${name}`);
    const tarball = join(folder, `utrn-lab-${name}-0.1.0.tgz`);
    runWell("tar", ["-xzf", tarball, "-C", unpacked, "--strip-components=1"]);
  }
  const dependencies = [
    "@noble",
    "typebox",
    "eventsource-parser",
    "openapi-fetch",
    "openapi-typescript-helpers",
  ];
  for (const name of dependencies) {
    symlinkSync(resolve("node_modules", name), join(modules, name));
  }
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  return folder;
}

/** Bytes of what a page loads whose source this is, minified and compressed. */
export async function gzipBytes(folder: string, source: string): Promise<number> {
  const entry = join(folder, "entry.js");
  writeFileSync(entry, source);
  const output = await build({
    configFile: false,
    root: folder,
    logLevel: "error",
    // As a page is built: a library of ES modules would keep its white space.
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  const { output: built } = output as Rolldown.RolldownOutput;
  return gzipSync(built[0].code ?? "", { level: 9 }).length;
}
