import { systemErrorCode } from "./start-error.ts";

/** An error as the log has it. */
interface LoggedError {
  readonly [member: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

/**
 * Takes of an error its kind, code, message and place, and nothing else: a database's errors quote rows
 * in their other members, and rows hold codes and keys.
 */
export function loggedError(error: Error): LoggedError {
  const { name, message, stack = "" } = error;
  const code = systemErrorCode(error);
  return { type: name, message, stack, ...(code === undefined ? {} : { code }) };
}
