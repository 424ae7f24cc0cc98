import { FieldRangeError } from "@utrn-lab/utrn/checks";

/** What a text says as JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What was typed, as JSON.
 * @throws FieldRangeError naming `field`.
 */
export function parseJson(text: string, field: string): unknown {
  const value = jsonIn(text);
  if (value === undefined) throw new FieldRangeError(field, "must be JSON");
  return value;
}
