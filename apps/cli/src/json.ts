import { FieldRangeError } from "@utrn-lab/utrn/checks";

/**
 * What was typed, as JSON.
 * @throws FieldRangeError naming `field`.
 */
export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FieldRangeError(field, "must be JSON");
  }
}
