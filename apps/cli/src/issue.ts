import { COUNTER_MAX, issueCode, parseCommands, printCode } from "@utrn-lab/utrn";
import { renameFields } from "@utrn-lab/utrn/checks";
import { parseCodeLength } from "./code-length.ts";
import { parseNumber } from "./number-option.ts";
import { type PartyOptions, parseJson, readSecret } from "./parties.ts";

/** The options of `utrn issue`, as typed. */
export interface IssueOptions extends PartyOptions {
  readonly counter: string;
  readonly digits?: string;
  readonly json?: boolean;
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  digits: "--digits",
};

/**
 * Issues a code offline.
 * @param typed - one to eight commands, each as JSON (docs/reference/code-format.md 3).
 * @returns the code in groups of four, or one line of JSON.
 * @throws a field error naming the option or the command's member.
 */
export function issue(typed: readonly string[], options: IssueOptions): string {
  const commands = parseCommands(typed.map((text, at) => parseJson(text, `commands[${at}]`)));
  const utrnCounter = parseNumber(options.counter, "--counter", 1, COUNTER_MAX);
  const digits =
    options.digits === undefined ? undefined : parseNumber(options.digits, "--digits", 20, 60);
  const secret = readSecret(options);
  const code = renameFields(
    () => issueCode(secret, { utrnCounter, commands, digits: parseCodeLength(digits) }),
    (field) => OPTION_NAMES[field] ?? field,
  );
  const printed = printCode(code);
  return options.json === true
    ? JSON.stringify({ code, printed, digits: code.length, utrnCounter, commands })
    : printed;
}
