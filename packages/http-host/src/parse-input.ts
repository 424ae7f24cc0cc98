import { isFieldError } from "@utrn-lab/utrn/checks";
import { invalidRequest } from "./problems.ts";

/**
 * Parses a client's input, and answers a field that is refused with 400. It goes around the parsing
 * of input only: a field error from anywhere else is a bug of ours, and a 500.
 * @param parse - calls checks or parsers of `@utrn-lab/utrn`.
 * @returns what `parse` returns.
 * @throws Problem `invalid_request` with the library's `field`.
 * @example const meterId = parseInput(() => parseMeterId(body.meterId, "meterId"))
 */
export function parseInput<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (isFieldError(error)) throw invalidRequest(error.field, error.message);
    throw error;
  }
}
