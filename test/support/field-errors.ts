import { FieldRangeError, FieldTypeError, isFieldError } from "@utrn-lab/utrn/checks";
import { expect } from "vitest";

/** The error that a wrong argument causes; anything but a field error is thrown on. */
function fieldErrorOf(act: () => unknown): FieldRangeError | FieldTypeError {
  try {
    act();
  } catch (error) {
    if (isFieldError(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** Law: a wrong argument is refused by an error of its kind that begins with the member's name. */
export function expectRefused(act: () => unknown, field: string, kind: "range" | "type"): void {
  const error = fieldErrorOf(act);
  expect(error.field).toBe(field);
  expect(error.message.startsWith(`${field} `)).toBe(true);
  expect(error).toBeInstanceOf(kind === "range" ? FieldRangeError : FieldTypeError);
  expect(error).toBeInstanceOf(kind === "range" ? RangeError : TypeError);
  expect(error.name).toBe(kind === "range" ? "FieldRangeError" : "FieldTypeError");
}

/** The message of a field error, or "" where nothing was refused. */
export function messageOf(act: () => unknown): string {
  try {
    act();
    return "";
  } catch (error) {
    if (!isFieldError(error)) throw error;
    return error.message;
  }
}
