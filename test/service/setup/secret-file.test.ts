import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  keepSecretFile,
  replaceSecretFile,
} from "../../../apps/supplier-service/src/keys/secret-file.ts";
import { INHERITED } from "../../support/server-process.ts";

const SOURCE = resolve(
  import.meta.dirname,
  "../../../apps/supplier-service/src/keys/secret-file.ts",
);
/** Longer than the one block that fits. */
const SECRET = "s".repeat(600);

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secret-"));
  path = join(folder, "key");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Keeps the secret where a file has room for 512 bytes, as when a disk fills up; what is said. */
function writeWithoutRoom(how: "keepSecretFile" | "replaceSecretFile"): string {
  const program = `
    import { ${how} } from ${JSON.stringify(SOURCE)};
    try {
      ${how}(${JSON.stringify(path)}, ${JSON.stringify(SECRET)}, "draft");
    } catch (error) {
      console.log(error.message);
    }`;
  const node = ["--conditions=@utrn-lab/source", "--input-type=module", "-e", program];
  const limited = ["-c", 'ulimit -f 1 && exec "$@"', "sh", process.execPath, ...node];
  // What is cached of compiled sources would not fit either.
  const env = { ...INHERITED, NODE_DISABLE_COMPILE_CACHE: "1" };
  return spawnSync("sh", limited, { encoding: "utf8", env }).stdout;
}

test("without room a secret is not kept by half, and no draft of it is left", () => {
  expect(writeWithoutRoom("keepSecretFile")).toBe(`The file ${path} cannot be used: EFBIG.\n`);
  expect(readdirSync(folder)).toEqual([]);
  expect(keepSecretFile(path, SECRET, "draft")).toBe(SECRET);
  expect(readFileSync(path, "utf8")).toBe(SECRET);
});

test("without room the secret that was there stays, and no draft is left", () => {
  writeFileSync(path, "before");
  expect(writeWithoutRoom("replaceSecretFile")).toBe(`The file ${path} cannot be used: EFBIG.\n`);
  expect(readdirSync(folder)).toEqual(["key"]);
  expect(readFileSync(path, "utf8")).toBe("before");
  replaceSecretFile(path, SECRET, "draft");
  expect(readFileSync(path, "utf8")).toBe(SECRET);
});

test("a secret that cannot take its place leaves no draft", () => {
  mkdirSync(join(path, "a folder that is not empty"), { recursive: true });
  expect(() => replaceSecretFile(path, SECRET, "draft")).toThrow("it is a folder");
  expect(readdirSync(folder)).toEqual(["key"]);
});
