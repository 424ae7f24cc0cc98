import { type InspectedBodyField, type Inspection, inspectBody } from "@utrn-lab/utrn";
import { poundsOf, withMinus } from "@utrn-lab/utrn/rules";
import type { CounterRecovery, ExplainedField } from "./answer.ts";
import { placesOf } from "./digit-places.ts";
import { memberName, memberWords, nameWords } from "./member-words.ts";

type Named = Omit<ExplainedField, "from" | "places">;

const decimal = (bits: string): string => BigInt(`0b${bits}`).toString();

/** Where each field begins, and in which digits it stands. */
function placed(fields: readonly Named[]): readonly ExplainedField[] {
  const codeBits = fields.reduce((sum, { bits }) => sum + bits.length, 0);
  let from = 0;
  return fields.map((field) => {
    const begin = from;
    from += field.bits.length;
    return { ...field, from: begin, places: placesOf(begin, from, codeBits) };
  });
}

function bodyFields(code: string): readonly Named[] {
  return inspectBody(code).map((field, at, all): Named => {
    const { item, name, bits } = field;
    const [before]: readonly (InspectedBodyField | undefined)[] = at > 0 ? [all[at - 1]] : [];
    const words = name.split(" ").map(memberName).join(" ");
    return { name: words, item, bits, value: decimal(bits), says: memberWords(field, before) };
  });
}

function subClassWords({ subClass, digits, commands }: Inspection & { kind: "code" }): string {
  if (digits !== 20) return `announces ${digits / 20} blocks`;
  const [command] = commands ?? [];
  return command === undefined ? `sub class ${subClass}` : nameWords(command.type);
}

/** Every bit field of a code in its order, the body by its items. */
export function fieldsOfCode(
  code: string,
  inspection: Inspection & { kind: "code" },
  counter: CounterRecovery | null,
): readonly ExplainedField[] {
  const words: Readonly<Record<string, string>> = {
    lead: "always zero",
    "sub class": subClassWords(inspection),
    "truncated counter": `the low bits of counter ${counter?.recovered}`,
    MAC: "who made it; the checks say whether it is right",
  };
  const fields = inspection.fields.flatMap(({ name, bits, value }): readonly Named[] =>
    name === "body"
      ? bodyFields(code)
      : [{ name, item: null, bits, value, says: words[name] ?? value }],
  );
  return placed(fields);
}

/** Every bit field of a confirmation code in its order. */
export function fieldsOfConfirmation(
  { fields, says }: Inspection & { kind: "confirmation" },
  counter: CounterRecovery | null,
): readonly ExplainedField[] {
  const words: Readonly<Record<string, string>> = {
    kind: nameWords(says.kind ?? "reserved"),
    supply: nameWords(says.supply ?? "reserved"),
    mode: says.mode,
    "emergency credit active": says.emergencyCreditActive ? "yes" : "no",
    counter: `the low bits of counter ${counter?.recovered}`,
    balance: withMinus(poundsOf(says.balancePence)),
    MAC: "who made it, and on which day; the checks say whether it is right",
  };
  return placed(
    fields.map((field): Named => ({ ...field, item: null, says: words[field.name] ?? "" })),
  );
}
