import {
  firstRevisionCounter,
  type Inspection,
  inspectCode,
  printCode,
  stripPrinting,
} from "@utrn-lab/utrn";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import { type Verifier, verdictOf } from "./verify.ts";

const REASONS: Readonly<Record<string, string>> = {
  incomplete: "must be 20, 40 or 60 digits, and as many blocks as its first block announces",
  not_a_utrn: "must begin in the number space of UTRNs (73 to 96), or of confirmations (00 to 46)",
  unsupported: "has a reserved sub class",
};

function fieldLines(inspected: Exclude<Inspection, { kind: "refused" }>): string[] {
  const width = Math.max(...inspected.fields.map(({ name }) => name.length));
  return inspected.fields.map(
    ({ name, bits, value }) => `  ${name.padEnd(width)}  ${bits}  ${value}`,
  );
}

/** Which of the supplier's keys signs a code (code-format.md 4). */
function keyWords(inspected: Exclude<Inspection, { kind: "refused" }>): string {
  if (inspected.kind === "confirmation") return "a confirmation, under the command key";
  return inspected.subClass === 0
    ? "a top-up code, under the top-up key"
    : "a command code, under the command key";
}

/**
 * Explains a code; without keys nothing in the answer is verified.
 * @param typed - a code or a confirmation code.
 * @param verifier - what to verify it with.
 * @returns lines for a person: every field with its bits and its value, then what the code says.
 * @throws FieldRangeError naming what is wrong with the digits, and never repeating them.
 */
export function explain(typed: string, verifier?: Verifier): string {
  const code = stripPrinting(typed);
  // This revision may not even open a code of the first.
  const before = verifier && firstRevisionCounter(verifier.secret, code, verifier.nearCounter);
  if (before !== undefined) {
    return (
      `${printCode(code)}: a command code of the format's first revision, of ${code.length} ` +
      `digits (authentic then, counter ${before})\n` +
      "  no meter of this revision takes it: issue its commands again"
    );
  }
  const inspected = inspectCode(code);
  if (inspected.kind === "refused") {
    const { reason, block } = inspected;
    const problem = block === undefined ? REASONS[reason] : `has a typing slip in block ${block}`;
    throw new FieldRangeError("code", problem ?? reason);
  }
  const says =
    inspected.kind === "confirmation"
      ? JSON.stringify(inspected.says)
      : (inspected.commands?.map((command) => JSON.stringify(command)).join("\n  ") ??
        "nothing that this version knows: a meter refuses it as unsupported");
  const verdict =
    verifier === undefined
      ? "not verified: no key used"
      : verdictOf(code, inspected.kind, verifier);
  return [
    `${printCode(code)}: ${keyWords(inspected)}, of ${inspected.digits} digits (${verdict})`,
    ...fieldLines(inspected),
    "says",
    `  ${says}`,
  ].join("\n");
}
