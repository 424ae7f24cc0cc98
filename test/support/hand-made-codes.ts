import { type Command, inspectCode } from "@utrn-lab/utrn";
import { codeOfBits } from "./code-bits.ts";

export const MAC_32 = "10110000000000000000000000000001";
export const MAC_48 = `1${"0".repeat(46)}1`;
const MAC_56 = `1${"0".repeat(54)}1`;

/** A 20-digit code of a sub class, counter 5 and 15 bits of body; underscores separate fields. */
export function shortCode(subClass: string, body: string): string {
  return codeOfBits(`000${subClass}0000000101${body.replaceAll("_", "")}${MAC_32}`);
}

/** A 40- or 60-digit code of counter 5; the body's items are followed by zeros. */
export function longCode(digits: 40 | 60, items: string): string {
  const [subClass, bodyBits, mac] =
    digits === 40 ? (["1110", 56, MAC_48] as const) : (["1111", 111, MAC_56] as const);
  const body = items.replaceAll("_", "").padEnd(bodyBits, "0");
  return codeOfBits(`000${subClass}0000000000000101${body}${mac}`);
}

/** The commands in a code; null for a body that no encoder writes, undefined for no code. */
export function commandsIn(code: string): readonly Command[] | null | undefined {
  const inspection = inspectCode(code);
  return inspection.kind === "code" ? inspection.commands : undefined;
}
