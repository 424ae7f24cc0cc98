import { type Inspection, inspectCode, printCode } from "@utrn-lab/utrn";
import { FieldRangeError } from "@utrn-lab/utrn/checks";

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

/**
 * Explains a code without any key, so nothing in the answer is verified.
 * @param typed - a code or a confirmation code.
 * @returns lines for a person: every field with its bits and its value, then what the code says.
 * @throws FieldRangeError naming what is wrong with the digits, and never repeating them.
 */
export function explain(typed: string): string {
  const inspected = inspectCode(typed);
  if (inspected.kind === "refused") {
    const { reason, block } = inspected;
    const problem = block === undefined ? REASONS[reason] : `has a typing slip in block ${block}`;
    throw new FieldRangeError("code", problem ?? reason);
  }
  const code = typed.replace(/[\s-]/g, "");
  const says =
    inspected.kind === "confirmation"
      ? JSON.stringify(inspected.says)
      : (inspected.commands?.map((command) => JSON.stringify(command)).join("\n  ") ??
        "nothing that this version knows: a meter refuses it as unsupported");
  return [
    `${printCode(code)}: a ${inspected.kind} of ${inspected.digits} digits ` +
      "(not verified: no key used)",
    ...fieldLines(inspected),
    "says",
    `  ${says}`,
  ].join("\n");
}
