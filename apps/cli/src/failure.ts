import { getSystemErrorMessage } from "node:util";
import { isFieldError } from "@utrn-lab/utrn/checks";
import { CommanderError } from "commander";

type Details = Readonly<Record<string, unknown>>;

/** Somebody said no: a code that does not read, a service that refuses. */
export class Refused extends Error {
  readonly code: string;
  readonly details: Details;
  constructor(code: string, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** What was asked for cannot be tried: a file or a service that cannot be used. */
export class Unusable extends Error {
  readonly code: string;
  readonly details: Details;
  constructor(code: string, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Node's name of a system error, say "ENOENT". */
function systemCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "unusable";
}

/**
 * An error of a file, by the option that names it: what was typed there may be a key by mistake,
 * so it is not repeated.
 */
export function fileError(option: string, problem: string, error: unknown): Unusable {
  if (!(error instanceof Error)) throw error;
  const code = systemCode(error);
  const hasNumber = "errno" in error && typeof error.errno === "number";
  const why = hasNumber ? `${getSystemErrorMessage(Number(error.errno))} (${code})` : code;
  return new Unusable(code, `${option} ${problem}: ${why}`);
}

/** How the command line ends when a command fails. */
interface Failure extends Details {
  readonly code: string;
  readonly message: string;
}

/** Where utrn itself is wrong, and not what it was given. */
export const DEFECT_EXIT = 3;

/**
 * A mistake in what was typed, as commander tells it, on one line and without what would move a
 * terminal's cursor: what may be a key is not repeated.
 */
function usageOf({ code, message }: CommanderError): Failure {
  const isMissing = code === "commander.help";
  const said = message
    .replace(/^error: /, "")
    .replace(/=[^']*'/, "'")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  return { code: "usage", message: `${isMissing ? "a command is missing" : said} (see --help)` };
}

/**
 * What to say of an error, and with which exit code to end: 1 where the answer is no, 2 where what
 * was typed is wrong or cannot be used, 3 where utrn is.
 */
export function failureOf(error: unknown): { readonly exitCode: number; readonly says: Failure } {
  if (error instanceof Refused || error instanceof Unusable) {
    const { code, message, details } = error;
    return { exitCode: error instanceof Refused ? 1 : 2, says: { ...details, code, message } };
  }
  if (error instanceof CommanderError) return { exitCode: 2, says: usageOf(error) };
  if (isFieldError(error)) {
    const { field, message } = error;
    return { exitCode: 2, says: { code: "invalid_argument", message, field } };
  }
  const name = error instanceof Error ? error.name : typeof error;
  const message = `a defect of utrn (${name}); with UTRN_DEBUG=1 it says where`;
  return { exitCode: DEFECT_EXIT, says: { code: "defect", message } };
}
