import { COUNTER_MAX, issueCode, parseCommands, printCode } from "@utrn-lab/utrn";
import { renameFields } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import { parseCodeLength } from "./code-length.ts";
import type { Answer, Host } from "./host.ts";
import { parseJson } from "./json.ts";
import { parseNumber } from "./number-option.ts";
import { addParties, type PartyOptions, readSecret } from "./parties.ts";

/** The options of `utrn issue`, as typed. */
interface IssueOptions extends PartyOptions {
  readonly counter: string;
  readonly digits?: string;
}

const EXAMPLES = `
Examples:
  utrn issue --keys supplier.json --supplier-id 90b3d51f30010000 \\
    --meter-id 00db1234567890a0 --meter-key meter-public.pem --counter 1 \\
    '{"type":"top_up","amountPence":1000}'
  utrn issue ... --counter 2 --digits 40 '{"type":"restore_supply"}' \\
    '{"type":"valid_until","date":"2027-03-31"}'

Every command and its members: docs/reference/code-format.md, section 3.`;

const OPTION_NAMES: Readonly<Record<string, string>> = {
  digits: "--digits",
};

/**
 * Issues a code offline.
 * @param typed - one to eight commands, each as JSON (docs/reference/code-format.md 3).
 * @returns the code, for a person in groups of four.
 * @throws a field error naming the option or the command's member.
 */
function issue(typed: readonly string[], options: IssueOptions, host: Host): Answer {
  const commands = parseCommands(typed.map((text, at) => parseJson(text, `commands[${at}]`)));
  const utrnCounter = parseNumber(options.counter, "--counter", 1, COUNTER_MAX);
  const digits =
    options.digits === undefined ? undefined : parseNumber(options.digits, "--digits", 20, 60);
  const secret = readSecret(options, host);
  const code = renameFields(
    () => issueCode(secret, { utrnCounter, commands, digits: parseCodeLength(digits) }),
    (field) => OPTION_NAMES[field] ?? field,
  );
  const printed = printCode(code);
  return { text: printed, json: { code, printed, digits: code.length, utrnCounter, commands } };
}

/** Adds `utrn issue`. */
export function addIssue(program: Command, host: Host): void {
  const command = program
    .command("issue")
    .description("issue a code offline; you keep the counters: one payload a counter, ever")
    .argument("<commands...>", 'each as JSON, say \'{"type":"top_up","amountPence":1000}\'');
  addParties(command, true)
    .requiredOption("--counter <n>", "UTRN counter, 1 to 4294967295, never used for this meter")
    .option("--digits <n>", "20, 40 or 60; left out, the shortest that holds the commands")
    .addHelpText("after", EXAMPLES)
    .action((commands: string[], options: IssueOptions) =>
      host.tell(issue(commands, options, host)),
    );
}
