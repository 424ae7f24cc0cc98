import type { BitReader, BitWriter } from "../blocks/bits.ts";
import { dateOfDay, parseDate } from "../calendar.ts";
import {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
} from "../checks/field-error.ts";

/** A JSON Schema (draft 2020-12), as an OpenAPI 3.1 document takes it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What a reader returns for bits that no encoder writes. */
export const INVALID: unique symbol = Symbol("invalid");
export type Invalid = typeof INVALID;

/** One member of a command: how it is checked, written and read back (code-format.md 2, 3). */
export interface Field {
  readonly member: string;
  readonly schema: JsonSchema;
  /** Throws FieldTypeError or FieldRangeError naming `path`. */
  check(value: unknown, path: string): void;
  /** Writes a value that has been checked. */
  write(out: BitWriter, value: unknown): void;
  read(bits: BitReader): unknown | Invalid;
}

/** An integer, stored less `offset`. */
export function integer(
  member: string,
  bits: number,
  min = 0,
  max: number = 2 ** bits - 1,
  offset = 0,
): Field {
  return {
    member,
    schema: { type: "integer", minimum: min, maximum: max },
    check: (value, path) => {
      checkInteger(value, path, min, max);
    },
    write: (out, value) => out.put(Number(value) - offset, bits),
    read: (from) => {
      const value = from.take(bits) + offset;
      return value >= min && value <= max ? value : INVALID;
    },
  };
}

/** One of a list of names, stored as its index. */
export function oneOf(member: string, bits: number, names: readonly string[]): Field {
  return {
    member,
    schema: { type: "string", enum: names },
    check: (value, path) => {
      checkOneOf(value, path, names);
    },
    write: (out, value) => out.put(names.indexOf(String(value)), bits),
    read: (from) => names[from.take(bits)] ?? INVALID,
  };
}

/** A flag, one bit. */
export function flag(member: string): Field {
  return {
    member,
    schema: { type: "boolean" },
    check: (value, path) => {
      checkBoolean(value, path);
    },
    write: (out, value) => out.put(value === true ? 1 : 0, 1),
    read: (from) => from.take(1) === 1,
  };
}

const DAY_BITS = 14;

/** A date, 14 bits; where `none` is given, 0 stands for it. */
export function date(member: string, none?: null): Field {
  const nullable = none === null;
  return {
    member,
    schema: nullable
      ? { type: ["string", "null"], format: "date" }
      : { type: "string", format: "date" },
    check: (value, path) => {
      if (!(nullable && value === null)) parseDate(value, path);
    },
    write: (out, value) => out.put(value === null ? 0 : parseDate(value, member), DAY_BITS),
    read: (from) => {
      const day = from.take(DAY_BITS);
      if (day > 0) return dateOfDay(day);
      return nullable ? null : INVALID;
    },
  };
}

const HALF_HOUR_BITS = 6;
const HALF_HOURS = Array.from({ length: 48 }, (_, at) => {
  const hour = String(at >> 1).padStart(2, "0");
  return `${hour}:${at % 2 === 0 ? "00" : "30"}`;
});

/** A time of day on the half-hour, "HH:MM" UTC. */
export function halfHour(member: string): Field {
  const field = oneOf(member, HALF_HOUR_BITS, HALF_HOURS);
  return {
    ...field,
    schema: { type: "string", pattern: "^([01][0-9]|2[0-3]):[03]0$" },
    check: (value, path) => {
      if (typeof value !== "string") throw new FieldTypeError(path, "must be a time, HH:MM");
      if (!HALF_HOURS.includes(value)) {
        throw new FieldRangeError(path, "must be a half-hour of the day, HH:00 or HH:30");
      }
    },
  };
}

function checkList(
  value: unknown,
  path: string,
  min: number,
  max: number,
): asserts value is unknown[] {
  if (!Array.isArray(value)) throw new FieldTypeError(path, "must be a list");
  if (value.length < min || value.length > max) {
    throw new FieldRangeError(path, `must have ${min} to ${max} items`);
  }
}

function repeats(values: readonly unknown[]): boolean {
  return new Set(values).size !== values.length;
}

/** A set of names, one bit each, the first name highest; at least one. */
export function nameSet(member: string, names: readonly string[]): Field {
  return {
    member,
    schema: {
      type: "array",
      items: { type: "string", enum: names },
      minItems: 1,
      maxItems: names.length,
      uniqueItems: true,
    },
    check: (value, path) => {
      checkList(value, path, 1, names.length);
      for (const [at, name] of value.entries()) checkOneOf(name, `${path}[${at}]`, names);
      if (repeats(value)) throw new FieldRangeError(path, "must not repeat an item");
    },
    write: (out, value) => {
      checkList(value, member, 1, names.length);
      for (const name of names) out.put(value.includes(name) ? 1 : 0, 1);
    },
    read: (from) => {
      const found = names.filter(() => from.take(1) === 1);
      return found.length > 0 ? found : INVALID;
    },
  };
}

const COUNT_BITS = 3;

/**
 * A list of items, its length first.
 * @param unique - the member of an item that no two of them share; left out, items may be equal.
 */
export function list(member: string, max: number, item: Field, unique?: string): Field {
  const repeatsKey = (entries: readonly unknown[]) =>
    unique !== undefined && repeats(entries.map((entry) => Reflect.get(Object(entry), unique)));
  return {
    member,
    schema: { type: "array", items: item.schema, maxItems: max },
    check: (value, path) => {
      checkList(value, path, 0, max);
      for (const [at, entry] of value.entries()) item.check(entry, `${path}[${at}]`);
      if (repeatsKey(value)) throw new FieldRangeError(path, `must not repeat a ${unique} date`);
    },
    write: (out, value) => {
      checkList(value, member, 0, max);
      out.put(value.length, COUNT_BITS);
      for (const entry of value) item.write(out, entry);
    },
    read: (from) => {
      const count = from.field("count", () => from.take(COUNT_BITS));
      if (count > max) return INVALID;
      const entries: unknown[] = [];
      for (let at = 0; at < count; at += 1) {
        entries.push(from.field(String(at + 1), () => item.read(from)));
      }
      return entries.includes(INVALID) || repeatsKey(entries) ? INVALID : entries;
    },
  };
}

/** An object with exactly the members of its fields, in their order. */
export function group(member: string, fields: readonly Field[]): Field {
  const names = fields.map((field) => field.member);
  return {
    member,
    schema: objectSchema(fields),
    check: (value, path) => {
      const given = checkMembers(value, path, names);
      for (const field of fields) field.check(given[field.member], `${path}.${field.member}`);
    },
    write: (out, value) => {
      for (const field of fields) {
        field.write(out, (value as Record<string, unknown>)[field.member]);
      }
    },
    read: (from) => readFields(fields, from),
  };
}

/** The JSON Schema of an object with exactly the members of these fields. */
export function objectSchema(
  fields: readonly Field[],
  fixed: JsonSchema = {},
): JsonSchema & { readonly properties: object } {
  return {
    type: "object",
    properties: {
      ...fixed,
      ...Object.fromEntries(fields.map((field) => [field.member, field.schema])),
    },
    required: [...Object.keys(fixed), ...fields.map((field) => field.member)],
    additionalProperties: false,
  };
}

/** Reads fields in their order into an object, or says that one of them is invalid. */
export function readFields(
  fields: readonly Field[],
  from: BitReader,
): Record<string, unknown> | Invalid {
  const members: Record<string, unknown> = {};
  for (const field of fields) {
    const value = from.field(field.member, () => field.read(from));
    if (value === INVALID) return INVALID;
    members[field.member] = value;
  }
  return members;
}
