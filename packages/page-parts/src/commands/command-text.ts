import type { Command } from "@utrn-lab/utrn";
import { isRecord } from "@utrn-lab/utrn/checks";
import { COMMAND_NAMES } from "@utrn-lab/utrn/rules";
import { type Field, variantsOf } from "./command-fields.ts";
import { type MemberWords, valueWords, wordsOf } from "./command-words.ts";
import { numberText } from "./typed-field.ts";

const LONG_DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

const ALL = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** A date "YYYY-MM-DD" as people say it: "1 Oct 2026". */
export function dateText(date: string): string {
  return LONG_DATE.format(new Date(`${date}T00:00:00Z`));
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function numberWithUnit(
  field: Extract<Field, { kind: "number" }>,
  value: unknown,
  { unit }: MemberWords,
): string {
  const text = numberText(field, Number(value));
  if (unit === "£") return `£${text}`;
  if (unit === "%") return `${text}%`;
  if (field.scale === "millipence") return `${text}${unit?.replace(/^p\/?/, " a ").trimEnd()}`;
  return unit === undefined ? text : `${text} ${Number(value) === 1 ? unit.slice(0, -1) : unit}`;
}

function valueText(field: Field, value: unknown, say: Say): string {
  const words = say(field.member);
  switch (field.kind) {
    case "number":
      return numberWithUnit(field, value, words);
    case "choice":
      return valueWords(String(value));
    case "date":
      return value === null ? "at once" : dateText(String(value));
    case "half_hour":
      return `${value} UTC`;
    case "flag":
      return value === true ? "yes" : "no";
    case "names":
      return Array.isArray(value) ? ALL.format(value.map((name) => valueWords(String(name)))) : "";
    case "list":
      return Array.isArray(value) && value.length > 0
        ? value.map((item) => membersText(field.fields, item, sayOf(say, field.member))).join("; ")
        : "none";
  }
}

type Say = (member: string, list?: string) => MemberWords;

function sayOf(say: Say, list: string): Say {
  return (member) => say(member, list);
}

function membersText(fields: readonly Field[], members: unknown, say: Say): string {
  const given = isRecord(members) ? members : {};
  return fields
    .filter(({ member }) => given[member] !== undefined)
    .map((field) => {
      const value = valueText(field, given[field.member], say);
      const { label, isBare } = say(field.member);
      return isBare === true || value === "at once" ? value : `${lower(label)} ${value}`;
    })
    .join(", ");
}

/**
 * A command in a few words, for lists: money in pounds, times in UTC.
 * @example commandText({ type: "top_up", amountPence: 1000 }) // "Top-up: £10.00"
 */
export function commandText(command: Command): string {
  const { type, ...members } = command;
  const given: Readonly<Record<string, unknown>> = members;
  const variants = variantsOf(type);
  const kept = Object.keys(variants[0]?.fixed ?? {});
  const fixed = kept.map((member) => valueWords(String(given[member])));
  const fields = variants.flatMap((variant) => variant.fields);
  const said = membersText(fields, given, (member, list) => wordsOf(type, member, list));
  const whole = [...fixed, ...(said === "" ? [] : [said])].join(", ");
  return whole === "" ? COMMAND_NAMES[type] : `${COMMAND_NAMES[type]}: ${whole}`;
}
