import { hexToBytes } from "@noble/hashes/utils.js";
import { FieldRangeError, FieldTypeError } from "./field-error.ts";

/** Returns a text of exactly that many bytes in lowercase hex; the error never repeats it. */
export function checkHex(value: unknown, field: string, bytes: number): string {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string of hex digits");
  if (!/^[0-9a-f]*$/.test(value) || value.length !== 2 * bytes) {
    throw new FieldRangeError(field, `must be ${2 * bytes} lowercase hex digits`);
  }
  return value;
}

/** Bytes of a text in hex; the error never repeats it. */
export function parseHex(value: unknown, field: string, bytes: number): Uint8Array {
  return hexToBytes(checkHex(value, field, bytes));
}
