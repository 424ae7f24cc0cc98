import { hash } from "node:crypto";
import type { Command } from "@utrn-lab/utrn";
import stringify from "safe-stable-stringify";

/**
 * What a line says of the commands of a code without naming their amounts: SHA-256, hex, of the
 * list of commands as JSON with members in the order of their names and no white space (RFC 8785).
 */
export function commandsSha256(commands: readonly Command[]): string {
  return hash("sha256", stringify(commands) ?? "");
}

/**
 * What a line says of a meter's public key: SHA-256, hex, of its 65 bytes.
 * @param publicKey - 65 bytes hex, uncompressed.
 */
export function publicKeySha256(publicKey: string): string {
  return hash("sha256", Buffer.from(publicKey, "hex"));
}

/** A code of a batch, as the line of its batch names it. */
interface NamedCode {
  readonly code_id: string;
  readonly meter_id: string;
  readonly counter: number;
}

/**
 * Binds the audit trail to every code of a batch without naming each: SHA-256, hex, of a line for
 * each, its id, meter and counter, in the order of their meters.
 */
export function codesSha256(codes: readonly NamedCode[]): string {
  const lines = codes.map((each) => `${each.code_id} ${each.meter_id} ${each.counter}\n`);
  return hash("sha256", lines.join(""));
}
