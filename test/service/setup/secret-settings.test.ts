import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isExposed } from "../../../apps/supplier-service/src/setup/is-exposed.ts";
import { readSettings } from "../../../apps/supplier-service/src/setup/settings.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, "secret");
  writeFileSync(path, text);
  return path;
}

test("a passphrase, a first key and an address of a database are read from files", () => {
  const passphrase = { SUPPLIER_KEY_PASSPHRASE_FILE: fileOf(" two words \n") };
  expect(readSettings(passphrase).keyPassphrase).toBe(" two words ");
  const key = { SUPPLIER_BOOTSTRAP_KEY_FILE: fileOf("0123456789abcdef0123456789abcdef\r\n") };
  expect(readSettings(key).bootstrapKey).toBe("0123456789abcdef0123456789abcdef");
  const database = { DATABASE_URL_FILE: fileOf("postgres://utrn:secret@db/utrn") };
  expect(readSettings(database)).toMatchObject({
    databaseUrl: "postgres://utrn:secret@db/utrn",
    secretFiles: [join(folder, "secret")],
  });
});

test("a secret that is given twice, or a file that has none, is named and not repeated", () => {
  const file = fileOf("\n");
  expect(() => readSettings({ DATABASE_URL: "postgres://a", DATABASE_URL_FILE: file })).toThrow(
    "Set either DATABASE_URL or DATABASE_URL_FILE, not both.",
  );
  expect(() => readSettings({ DATABASE_URL_FILE: file })).toThrow(
    `The file ${file}, which DATABASE_URL_FILE names, is empty.`,
  );
  expect(() => readSettings({ SUPPLIER_KEY_PASSPHRASE_FILE: `${file}s` })).toThrow(
    `The file ${file}s, which SUPPLIER_KEY_PASSPHRASE_FILE names, is not there.`,
  );
  expect(() => readSettings({ SUPPLIER_BOOTSTRAP_KEY_FILE: fileOf("too-short") })).toThrow(
    /^SUPPLIER_BOOTSTRAP_KEY must have 32 characters or more(?!.*too-short)/,
  );
});

test("a key file is warned of where others read it, and not where its group hands it over", () => {
  const ownUid = 1_000;
  expect(isExposed({ mode: 0o100600, uid: ownUid }, ownUid)).toBe(false);
  expect(isExposed({ mode: 0o100640, uid: ownUid }, ownUid)).toBe(true);
  expect(isExposed({ mode: 0o100440, uid: 0 }, ownUid)).toBe(false);
  expect(isExposed({ mode: 0o100460, uid: 0 }, ownUid)).toBe(true);
  expect(isExposed({ mode: 0o100444, uid: 0 }, ownUid)).toBe(true);
});
