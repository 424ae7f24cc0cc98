import { EUI64_PROBLEM, FieldRangeError, readEui64 } from "@utrn-lab/utrn/checks";

/**
 * The EUI-64 of an option, in any form that it is printed in.
 * @param option - its name, for the error.
 * @returns 16 lowercase hex digits.
 * @throws FieldRangeError naming the option.
 */
export function parseEui64Option(typed: string, option: string): string {
  const id = readEui64(typed);
  if (id === undefined) throw new FieldRangeError(option, EUI64_PROBLEM);
  return id;
}
