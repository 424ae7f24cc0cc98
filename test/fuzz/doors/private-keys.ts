import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pemOfPrivateKey, privateKeyHex, privateKeyOfPem } from "@utrn-lab/audit-chain";
import { publicKeyOf } from "@utrn-lab/utrn";
import { readPrivateKey } from "../../../apps/cli/src/keys.ts";
import { SUPPLIER_KEY } from "../../support/parties.ts";
import { pemOf } from "../../support/supplier-rig.ts";
import type { Door } from "../engine/door.ts";
import { refusal } from "./laws.ts";

const PASSPHRASE = "a passphrase of the tests";
const HOST = { env: { UTRN_KEY_PASSPHRASE: PASSPHRASE } };

const KEY = createPrivateKey(pemOf(SUPPLIER_KEY));
const DER = KEY.export({ type: "pkcs8", format: "der" });

/** As the service reads the file of its key. */
function asPem(text: string): string {
  const read = privateKeyOfPem(text, PASSPHRASE);
  if ("fault" in read) return read.fault;
  const hex = privateKeyHex(read.key);
  assert.match(hex, /^[0-9a-f]{64}$/);
  const again = privateKeyOfPem(pemOfPrivateKey(read.key, undefined));
  assert.ok("key" in again);
  assert.equal(privateKeyHex(again.key), hex);
  return "key";
}

/** As the command line reads it: any key that it gives has a public key. */
function asFile(file: string): string {
  try {
    const key = readPrivateKey(file, "--key", HOST);
    assert.equal(publicKeyOf(key).length, 130);
    return "key";
  } catch (error) {
    return refusal(error);
  }
}

export const door: Door = {
  says: "private keys, PEM, DER and as keygen writes them: a key of the curve, or refused silently",
  bytesMax: 3_000,
  cpuMsMax: 500,
  seeds: () => [
    pemOf(SUPPLIER_KEY),
    KEY.export({ type: "sec1", format: "pem" }),
    DER,
    KEY.export({ type: "sec1", format: "der" }),
    DER.toString("base64"),
    JSON.stringify({ privateKey: SUPPLIER_KEY, publicKey: publicKeyOf(SUPPLIER_KEY) }),
    pemOfPrivateKey(KEY, PASSPHRASE),
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n-----END ENCRYPTED PRIVATE KEY-----\n",
  ],
  open: () => {
    const folder = mkdtempSync(join(tmpdir(), "private-keys-"));
    const file = join(folder, "key");
    return {
      answer(input) {
        writeFileSync(file, input);
        return `${asPem(input.toString("utf8"))}, ${asFile(file)}`;
      },
      close: () => rmSync(folder, { recursive: true }),
    };
  },
};
