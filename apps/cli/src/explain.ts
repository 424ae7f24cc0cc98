import {
  firstRevisionCounter,
  type Inspection,
  inspectBody,
  inspectCode,
  printCode,
  stripPrinting,
} from "@utrn-lab/utrn";
import { noDigitIn } from "@utrn-lab/utrn/rules";
import type { Command } from "commander";
import { Refused } from "./failure.ts";
import type { Answer, Host } from "./host.ts";
import { addParties } from "./parties.ts";
import { type Verifier, type VerifyOptions, verdictOf, verifierOf } from "./verify.ts";

const EXAMPLES = `
Examples:
  utrn explain 7394 6144 3320 4021 7315
  utrn explain --json 73946144332040217315
  utrn explain 7394 6144 3320 4021 7315 --keys supplier.pem --counter 1 \\
    --supplier-id 90b3d51f30010000 --meter-id 00db1234567890a0 --meter-key meter-public.pem

Exit code 1: it is no code, or it is not authentic for the keys given.`;

const REASONS: Readonly<Record<string, string>> = {
  incomplete: "must be 20, 40 or 60 digits, and as many blocks as its first block announces",
  not_a_utrn: "must begin in the number space of UTRNs (73 to 96), or of confirmations (00 to 46)",
  unsupported: "has a reserved sub class",
};

/** A code that could be read. */
type Read = Exclude<Inspection, { kind: "refused" }>;

/** The items of a code's body, field by field; a field that no encoder writes says nothing. */
function bodyLines(code: string): string[] {
  const fields = inspectBody(code);
  const width = Math.max(...fields.map(({ name }) => name.length));
  return fields.map(({ item, name, bits, reads }) =>
    `    item ${item}  ${name.padEnd(width)}  ${bits}  ${JSON.stringify(reads) ?? ""}`.trimEnd(),
  );
}

function fieldLines(code: string, { fields }: Read): string[] {
  const width = Math.max(...fields.map(({ name }) => name.length));
  return fields.flatMap(({ name, bits, value }) => [
    `  ${name.padEnd(width)}  ${bits}  ${value}`,
    ...(name === "body" ? bodyLines(code) : []),
  ]);
}

/** Which of the supplier's keys signs a code (code-format.md 4). */
function keyOf(inspected: Read): "top_up" | "command" {
  return inspected.kind === "code" && inspected.subClass === 0 ? "top_up" : "command";
}

function keyWords(inspected: Read): string {
  if (inspected.kind === "confirmation") return "a confirmation, under the command key";
  return keyOf(inspected) === "top_up"
    ? "a top-up code, under the top-up key"
    : "a command code, under the command key";
}

/** What a code says, a line each. */
function sayings(inspected: Read): string[] {
  if (inspected.kind === "confirmation") return [JSON.stringify(inspected.says)];
  const commands = inspected.commands?.map((command) => JSON.stringify(command));
  return commands ?? ["nothing that this version knows: a meter refuses it as unsupported"];
}

/** An honest code of the format's first revision, which this one may not even open. */
function ofFirstRevision(code: string, utrnCounter: number): Answer {
  return {
    text:
      `${printCode(code)}: a command code of the format's first revision, of ${code.length} ` +
      `digits (authentic then, counter ${utrnCounter})\n` +
      "  no meter of this revision takes it: issue its commands again",
    json: { code, digits: code.length, revision: 1, utrnCounter },
    isYes: false,
  };
}

function inspect(code: string): Read {
  const inspected = inspectCode(code);
  if (inspected.kind !== "refused") return inspected;
  const { reason, block } = inspected;
  const noDigit = noDigitIn(code);
  const general = noDigit === undefined ? REASONS[reason] : `has ${noDigit}: it has digits only`;
  const problem = block === undefined ? general : `has a typing slip in block ${block}`;
  const details = block === undefined ? {} : { block };
  throw new Refused(reason, `code ${problem ?? reason}`, details);
}

/**
 * Explains a code; without keys nothing in the answer is verified.
 * @param typed - a code or a confirmation code.
 * @param verifier - what to verify it with.
 * @returns every field with its bits and its value, the body item by item, then what the code says.
 * @throws Refused saying what is wrong with the digits, and never repeating them.
 */
function explain(typed: string, verifier?: Verifier): Answer {
  const code = stripPrinting(typed);
  const before = verifier && firstRevisionCounter(verifier.secret, code, verifier.nearCounter);
  if (before !== undefined) return ofFirstRevision(code, before);
  const inspected = inspect(code);
  const verdict = verifier && verdictOf(code, inspected.kind, verifier);
  const { kind, digits, fields, truncatedCounter } = inspected;
  const says = inspected.kind === "code" ? inspected.commands : inspected.says;
  const verdictText = verdict?.text ?? "not verified: no key used";
  return {
    text: [
      `${printCode(code)}: ${keyWords(inspected)}, of ${digits} digits (${verdictText})`,
      ...fieldLines(code, inspected),
      "says",
      ...sayings(inspected).map((line) => `  ${line}`),
    ].join("\n"),
    json: {
      code,
      kind,
      digits,
      key: keyOf(inspected),
      truncatedCounter,
      fields,
      items: inspectBody(code),
      says,
      verified: verdict?.json ?? null,
    },
    isYes: verdict?.json.authentic !== false,
  };
}

/** Adds `utrn explain`. */
export function addExplain(program: Command, host: Host): void {
  const command = program
    .command("explain")
    .description("read a code or a confirmation code without any key, or verify it with keys")
    .argument("<code...>", "digits; spaces and hyphens of any kind are dropped");
  addParties(command, false)
    .option("--counter <n>", "a UTRN counter near the code's; left out, 0")
    .option("--date <YYYY-MM-DD>", "the day on which a confirmation is read; left out, today")
    .addHelpText("after", EXAMPLES)
    .action((code: string[], options: VerifyOptions) =>
      host.tell(explain(code.join(""), verifierOf(options, host))),
    );
}
