import { systemErrorCode } from "./start-error.ts";

/** An error as it is logged. */
interface LoggedError {
  readonly [member: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

/**
 * Keeps the name, code, message and stack of an error, and nothing else: the other members of a
 * database's error quote rows, and rows hold codes and keys.
 */
export function loggedError(error: Error): LoggedError {
  const { name, message, stack = "" } = error;
  const code = systemErrorCode(error);
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}
