import { type Inspection, inspectCode } from "@utrn-lab/utrn";
import { noDigitIn } from "@utrn-lab/utrn/rules";

/** What a code says without any key, and what in it is no digit. */
export type TypedInspection = Inspection & { readonly message?: string };

/** Reads a code as people type it, without any key. */
export function inspectTyped(typed: string): TypedInspection {
  const inspection = inspectCode(typed);
  const noDigit = noDigitIn(typed);
  if (noDigit === undefined) return inspection;
  return { ...inspection, message: `The code has ${noDigit}: a code has digits only.` };
}
