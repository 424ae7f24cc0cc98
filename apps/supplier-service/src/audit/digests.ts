import { createHash } from "node:crypto";
import type { Command } from "@utrn-lab/utrn";
import stringify from "safe-stable-stringify";

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/**
 * What a line says of the commands of a code without naming their amounts: SHA-256, hex, of the
 * list of commands as JSON with members in the order of their names and no white space (RFC 8785).
 */
export function commandsSha256(commands: readonly Command[]): string {
  return sha256(stringify(commands) ?? "");
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
  return sha256(lines.join(""));
}
