import { isRecord } from "@utrn-lab/utrn/checks";
import { parseDate } from "@utrn-lab/utrn/rules";
import { parseDecimal, parsePounds, typedPence, typedPounds } from "../amounts.ts";
import type { Field } from "./command-fields.ts";

/** What stands in a field of the form: text, a tick, ticked names, or the items of a list. */
export type Typed = string | boolean | readonly string[] | readonly TypedMembers[];

/** What stands in the fields of a command, or of an item of a list, by member. */
export interface TypedMembers {
  readonly [member: string]: Typed;
}

/** What a field says, or why it says nothing yet, as a sentence. */
type Read = { readonly value: unknown } | { readonly why: string };

/** Typed for a date that may be left out: at once. */
export const NO_DATE = "none";

type NumberField = Extract<Field, { kind: "number" }>;

/** A number of a field as it is said: "£12.34", "24.5p", "48". */
export function numberText({ scale }: Pick<NumberField, "scale">, value: number): string {
  if (scale === "pence") return `£${typedPounds(value)}`;
  return scale === "millipence" ? `${typedPence(value)}p` : String(value);
}

const PATTERN_WORDS = {
  pence: "Give pounds and pence, like 12.34.",
  millipence: "Give pence, with up to three decimals, like 24.5.",
  whole: "Give a whole number.",
} as const;

function parseNumber({ scale }: NumberField, text: string): number | undefined {
  if (scale === "pence") return parsePounds(text);
  return parseDecimal(text, scale === "millipence" ? 3 : 0);
}

function readNumber(field: NumberField, typed: Typed): Read {
  const value = parseNumber(field, String(typed));
  if (value === undefined) return { why: PATTERN_WORDS[field.scale] };
  if (value >= field.min && value <= field.max) return { value };
  const [least, most] = [numberText(field, field.min), numberText(field, field.max)];
  return { why: `Give ${least} to ${most}.` };
}

function isDate(text: string): boolean {
  try {
    parseDate(text, "date");
    return true;
  } catch {
    return false;
  }
}

function readItems(fields: readonly Field[], typed: Typed): Read {
  const items: unknown[] = [];
  for (const item of Array.isArray(typed) ? typed : []) {
    const members = readMembers(fields, isRecord(item) ? item : {});
    if (members === undefined) return { why: "Complete each of them, or remove it." };
    items.push(members);
  }
  const firstDays = items.flatMap((item) => (isRecord(item) && "from" in item ? [item.from] : []));
  return new Set(firstDays).size === firstDays.length
    ? { value: items }
    : { why: "No two of them may begin on the same day." };
}

/** Reads a field: what it says, or what is wrong with it. */
export function readField(field: Field, typed: Typed | undefined): Read {
  const given = typed ?? "";
  switch (field.kind) {
    case "number":
      return readNumber(field, given);
    case "choice":
      if (given === "" && field.isOptional) return { value: undefined };
      return field.values.includes(String(given)) ? { value: given } : { why: "Choose one." };
    case "date":
      if (given === NO_DATE && field.mayBeNone) return { value: null };
      return isDate(String(given))
        ? { value: given }
        : { why: "Give a date from 2 January 2000 to 8 November 2044." };
    case "half_hour":
      return given === "" ? { why: "Choose a time." } : { value: given };
    case "flag":
      return { value: given === true };
    case "names":
      return Array.isArray(given) && given.length > 0
        ? { value: given }
        : { why: "Tick one at the least." };
    case "list":
      return readItems(field.fields, given);
  }
}

/** Reads the fields of a command or an item; undefined where one of them says nothing yet. */
export function readMembers(
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const members: Record<string, unknown> = {};
  for (const field of fields) {
    const read = readField(field, typedIn(typed[field.member]));
    if ("why" in read) return undefined;
    if (read.value !== undefined) members[field.member] = read.value;
  }
  return members;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTypedMembers(value: unknown): value is TypedMembers {
  return isRecord(value);
}

function typedIn(value: unknown): Typed | undefined {
  if (isText(value) || typeof value === "boolean") return value;
  if (!Array.isArray(value)) return undefined;
  return value.every(isText) ? value : value.filter(isTypedMembers);
}

/** The items of a list field as they are typed. */
export function itemsIn(typed: Typed | undefined): readonly TypedMembers[] {
  return Array.isArray(typed) ? typed.filter(isTypedMembers) : [];
}

/** The names that are ticked in a field. */
export function namesIn(typed: Typed | undefined): readonly string[] {
  return Array.isArray(typed) ? typed.filter(isText) : [];
}

function typeNumber({ scale }: NumberField, value: number): string {
  if (scale === "pence") return typedPounds(value);
  return scale === "millipence" ? typedPence(value) : String(value);
}

/** A value of a command as it would be typed. */
function typeField(field: Field, value: unknown): Typed {
  switch (field.kind) {
    case "number":
      return typeNumber(field, Number(value));
    case "flag":
      return value === true;
    case "names":
      return Array.isArray(value) ? value.map(String) : [];
    case "list":
      return Array.isArray(value)
        ? value.filter(isRecord).map((item) => typeMembers(field.fields, item))
        : [];
    default:
      return value === null ? NO_DATE : String(value ?? "");
  }
}

/** The members of a command or an item as they would be typed. */
export function typeMembers(
  fields: readonly Field[],
  members: Readonly<Record<string, unknown>>,
): TypedMembers {
  return Object.fromEntries(
    fields.map((field) => [field.member, typeField(field, members[field.member])]),
  );
}
