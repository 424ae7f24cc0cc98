import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type MarkFile, markFile } from "../../../apps/supplier-service/src/keys/mark-file.ts";

interface Seen {
  readonly seq: number;
}

function parseSeen(json: unknown): Seen | undefined {
  if (typeof json !== "object" || json === null || !("seq" in json)) return undefined;
  return typeof json.seq === "number" ? { seq: json.seq } : undefined;
}

let folder: string;
let mark: MarkFile<Seen>;
let ids = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mark-"));
  mark = markFile(join(folder, "key.pem.mark"), parseSeen, () => `id-${++ids}`);
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a mark is read as it was kept, by its owner only, and in one length whatever it says", () => {
  expect(mark.read()).toBeUndefined();
  mark.keep({ seq: 1 });
  expect(mark.read()).toEqual({ seq: 1 });
  const { mode, size } = statSync(mark.path);
  expect([mode & 0o777, size]).toEqual([0o600, 512]);
  mark.overwrite({ seq: 4_000_000_000 });
  expect([mark.read(), statSync(mark.path).size]).toEqual([{ seq: 4_000_000_000 }, 512]);
  mark.keep({ seq: 2 });
  expect(mark.read()).toEqual({ seq: 2 });
});

test("no mark is written over where there is none: its file was taken away", () => {
  expect(() => mark.overwrite({ seq: 1 })).toThrow("ENOENT");
  expect(mark.read()).toBeUndefined();
});

const DAMAGES: readonly [title: string, damage: (path: string) => void][] = [
  ["nothing", (path) => truncateSync(path, 0)],
  ["half of it", (path) => truncateSync(path, 40)],
  ["another number", (path) => writeFileSync(path, readFileSync(path, "utf8").replace("7", "8"))],
  ["no JSON", (path) => writeFileSync(path, "7")],
  ["null", (path) => writeFileSync(path, "null")],
];

test.each(DAMAGES)("a mark of which %s is left is damaged, in one sentence", (_title, damage) => {
  mark.keep({ seq: 7 });
  damage(mark.path);
  expect(() => mark.read()).toThrow(
    `The mark ${mark.path} is damaged: the guide on backups says how to go on.`,
  );
});

test("a mark of another shape is damaged, too", () => {
  const other = markFile(mark.path, (json) => json as object, String);
  other.keep({ other: 1 });
  expect(() => mark.read()).toThrow("is damaged");
});
