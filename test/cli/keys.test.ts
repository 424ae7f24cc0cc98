import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publicKeyOf } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { METER_ID, METER_KEY, SUPPLIER_ID, SUPPLIER_KEY } from "../support/parties.ts";
import { pemOf } from "../support/supplier-rig.ts";
import { utrnCommand } from "../support/utrn-command.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "utrn-keys-"));
const PASSPHRASE = { UTRN_KEY_PASSPHRASE: "two words" };
const TOP_UP = '{"type":"top_up","amountPence":1000}';

function written(name: string, text: string | Buffer): string {
  const file = join(FOLDER, name);
  writeFileSync(file, text);
  return file;
}

const pemIn = (key: KeyObject, type: "pkcs8" | "sec1" | "spki", given: object = {}) =>
  String(key.export({ format: "pem", type, ...given } as never));

/** Issues the same code with keys that are given in one way or another. */
function issueWith(keys: string, meterKey: string, env: Record<string, string> = {}) {
  const parties = ["--supplier-id", SUPPLIER_ID, "--meter-id", METER_ID];
  const options = [...parties, "--keys", keys, "--meter-key", meterKey, "--counter", "1"];
  return utrnCommand(["issue", ...options, TOP_UP], { env });
}

const METER_HEX = publicKeyOf(METER_KEY);
const plain = written("supplier.json", JSON.stringify({ privateKey: SUPPLIER_KEY }));

describe("the same key", () => {
  it("signs the same code from whatever file it is read", async () => {
    const key = createPrivateKey(pemOf(SUPPLIER_KEY));
    const encrypted = { cipher: "aes-256-cbc", passphrase: PASSPHRASE.UTRN_KEY_PASSPHRASE };
    const files = [
      written("pkcs8.pem", pemIn(key, "pkcs8")),
      written("sec1.pem", pemIn(key, "sec1")),
      written("pkcs8-encrypted.pem", pemIn(key, "pkcs8", encrypted)),
      written("sec1-encrypted.pem", pemIn(key, "sec1", encrypted)),
      written("pkcs8.der", key.export({ format: "der", type: "pkcs8" })),
      written("pkcs8.txt", `${key.export({ format: "der", type: "pkcs8" }).toString("base64")}\n`),
    ];
    const { out } = await issueWith(plain, METER_HEX);
    expect(out).toMatch(/^(\d{4} ){4}\d{4}$/);
    for (const file of files) expect((await issueWith(file, METER_HEX, PASSPHRASE)).out).toBe(out);
  });

  it("is the meter's as hex, in PEM, in DER and in a file of keygen", async () => {
    const key = createPublicKey(pemOf(METER_KEY));
    const der = key.export({ format: "der", type: "spki" });
    const { out } = await issueWith(plain, METER_HEX);
    const files = [
      METER_HEX.toUpperCase(),
      (METER_HEX.match(/../g) ?? []).join(":"),
      written("meter.pem", pemIn(key, "spki")),
      written("meter.der", der),
      written("meter.txt", der.toString("base64")),
      written("meter.json", JSON.stringify({ publicKey: METER_HEX })),
    ];
    for (const file of files) expect((await issueWith(plain, file)).out).toBe(out);
  });
});

describe("utrn keygen --pem", () => {
  it("writes a pair that issue and the meter's side take", async () => {
    const file = join(FOLDER, "made.pem");
    const { out } = await utrnCommand(["keygen", "--pem", "--out", file]);
    expect(readFileSync(file, "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const known = written("made-public.pem", out);
    expect((await issueWith(file, METER_HEX)).status).toBe(0);
    expect((await issueWith(plain, known)).status).toBe(0);
  });

  it("encrypts what it writes where there is a passphrase", async () => {
    const file = join(FOLDER, "secret.pem");
    await utrnCommand(["keygen", "--pem", "--out", file], { env: PASSPHRASE });
    expect(readFileSync(file, "utf8")).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    expect(await issueWith(file, METER_HEX)).toEqual({
      status: 2,
      out: "",
      err: "utrn: --keys is encrypted: give its passphrase in UTRN_KEY_PASSPHRASE",
    });
    const wrong = await issueWith(file, METER_HEX, { UTRN_KEY_PASSPHRASE: "other" });
    expect(wrong.err).toBe("utrn: --keys is encrypted, and UTRN_KEY_PASSPHRASE does not open it");
    expect((await issueWith(file, METER_HEX, PASSPHRASE)).status).toBe(0);
  });
});

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" });
const ed25519 = generateKeyPairSync("ed25519");
const PRIVATE_PEM = pemIn(privateKey, "pkcs8");
const PUBLIC_PEM = pemIn(publicKey, "spki");

/** Files that hold no key of either kind, whatever asks for one. */
const NO_KEYS: readonly (readonly [title: string, file: string])[] = [
  ["missing", join(FOLDER, "none")],
  ["a folder", FOLDER],
  ["below a file", join(plain, "none")],
  ["with a name that is too long", "x".repeat(5_000)],
  ["without end", "/dev/zero"],
  ["empty", written("empty", "")],
  ["binary", written("binary", Buffer.from(Array.from({ length: 999 }, (_, at) => at % 256)))],
  ["long", written("long", "-----BEGIN PRIVATE KEY-----".padEnd(70_000, "A"))],
  ["no object", written("null", "null")],
  ["a list", written("list", "[]")],
  ["nested deep", written("deep", "[".repeat(60_000))],
  ["a key that is a number", written("number", '{"privateKey":1,"publicKey":1}')],
  ["a key that is short", written("short", '{"privateKey":"00","publicKey":"04"}')],
  ["with another member", written("more", `{"privateKey":"${SUPPLIER_KEY}","__proto__":{}}`)],
  ["PEM cut off", written("cut", PRIVATE_PEM.slice(0, 60))],
  ["PEM of nothing", written("hollow", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n")],
  ["of the curve P-384", written("p384", pemIn(p384.privateKey, "pkcs8"))],
  ["public, of P-384", written("p384-public", pemIn(p384.publicKey, "spki"))],
  ["of Ed25519", written("ed25519", pemIn(ed25519.privateKey, "pkcs8"))],
  ["two public keys", written("two", PUBLIC_PEM + PUBLIC_PEM)],
];

/** Audit keys may be several in one file. */
const NO_AUDIT_KEYS = NO_KEYS.filter(([title]) => title !== "two public keys");

/** What was typed may be a key by mistake: nothing of it stands in the answer. */
function expectNamed(ended: { status: number; out: string; err: string }, option: string) {
  expect([ended.status, ended.out]).toEqual([2, ""]);
  expect(ended.err).toMatch(new RegExp(`^utrn: ${option}[ .][^\n]*$`));
  expect(ended.err).not.toContain(FOLDER);
}

describe("a file that is", () => {
  it.each(NO_KEYS)("%s is refused by the option that names it", async (_title, file) => {
    expectNamed(await issueWith(file, METER_HEX), "--keys");
    expectNamed(await issueWith(plain, file), "--meter-key");
  });

  it.each(NO_AUDIT_KEYS)("%s is no file of audit keys", async (_title, file) => {
    expectNamed(await utrnCommand(["audit", "verify", plain, "--key", file]), "--key");
  });

  it("private is no public key, and a public one no private", async () => {
    expectNamed(await issueWith(plain, written("private.pem", PRIVATE_PEM)), "--meter-key");
    expectNamed(await issueWith(written("public.pem", PUBLIC_PEM), METER_HEX), "--keys");
  });

  it("there already is not written over", async () => {
    const file = written("kept", "kept");
    expectNamed(await utrnCommand(["keygen", "--pem", "--out", file]), "--out");
    expect(readFileSync(file, "utf8")).toBe("kept");
  });

  it("asked for by a key's own digits does not repeat them", async () => {
    const { err } = await issueWith(SUPPLIER_KEY, METER_HEX);
    expect(err).toBe("utrn: --keys cannot be read: no such file or directory (ENOENT)");
  });
});
