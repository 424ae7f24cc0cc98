import { isFieldError } from "@utrn-lab/utrn/checks";
import { invalidRequest } from "./problems.ts";

/**
 * Runs what lets a client's input in, and answers the library's complaint about a field with 400.
 * Only around the parsing of input: a field error from anywhere else is a bug of ours, and a 500.
 * @param parse - calls checks or parsers of `@utrn-lab/utrn`.
 * @returns what `parse` returns.
 * @throws Problem `invalid_request` with the library's `field`.
 * @example const meterId = refusingFields(() => parseEui64(body.meterId, "meterId"))
 */
export function refusingFields<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (isFieldError(error)) throw invalidRequest(error.field, error.message);
    throw error;
  }
}
