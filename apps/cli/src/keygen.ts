import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { privateKeyFrom, publicKeyOf } from "@utrn-lab/utrn";

const OWNER_ONLY = 0o600;

/**
 * Makes a P-256 key pair for tests.
 * @param file - where to write the pair; an existing file is never overwritten. Without it the
 *   pair is the answer.
 * @returns JSON: both keys as hex, or the public key alone when the pair went to a file.
 * @throws a system error naming the file when it cannot be written.
 */
export function keygen(file?: string): string {
  const privateKey = privateKeyFrom(randomBytes(48));
  const publicKey = publicKeyOf(privateKey);
  const pair = JSON.stringify({ privateKey, publicKey });
  if (file === undefined) return pair;
  writeFileSync(file, `${pair}\n`, { mode: OWNER_ONLY, flag: "wx" });
  return JSON.stringify({ publicKey });
}
