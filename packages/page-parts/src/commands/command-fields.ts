import type { CommandType } from "@utrn-lab/utrn";
import { isRecord } from "@utrn-lab/utrn/checks";
import { COMMAND_SCHEMA, COMMAND_TYPES } from "@utrn-lab/utrn/commands";

/** How a number is typed: pounds for pence, pence for millipence, or as it is. */
type Scale = "pence" | "millipence" | "whole";

/** A member of a command as a form asks for it, made from its JSON Schema. */
export type Field = { readonly member: string } & (
  | {
      readonly kind: "number";
      readonly scale: Scale;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: "choice"; readonly values: readonly string[]; readonly isOptional: boolean }
  /** `mayBeNone`: null stands for no date. */
  | { readonly kind: "date"; readonly mayBeNone: boolean }
  | { readonly kind: "half_hour" }
  | { readonly kind: "flag" }
  | { readonly kind: "names"; readonly values: readonly string[] }
  | { readonly kind: "list"; readonly fields: readonly Field[]; readonly itemsMax: number }
);

/** A set of members that a command takes; most commands have one. */
export interface Variant {
  /** What tells it from the others: the value of its fixed member, or the name of its first. */
  readonly name: string;
  /** The member that is always the same, where there is one. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

type Schema = Readonly<Record<string, unknown>>;

function schemaIn(value: unknown): Schema {
  if (isRecord(value)) return value;
  throw new Error("a schema of a command is no object");
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function scaleOf(member: string): Scale {
  if (member.endsWith("Millipence")) return "millipence";
  return member.endsWith("Pence") ? "pence" : "whole";
}

function fieldsOf(schema: Schema): readonly Field[] {
  const required = namesIn(schema.required);
  return Object.entries(schemaIn(schema.properties))
    .filter(([, property]) => !("const" in schemaIn(property)))
    .map(([member, property]) => fieldOf(member, schemaIn(property), required.includes(member)));
}

function arrayField(member: string, schema: Schema): Field {
  const items = schemaIn(schema.items);
  if (items.enum !== undefined) return { member, kind: "names", values: namesIn(items.enum) };
  return { member, kind: "list", fields: fieldsOf(items), itemsMax: Number(schema.maxItems) };
}

function fieldOf(member: string, schema: Schema, isRequired: boolean): Field {
  if (schema.type === "array") return arrayField(member, schema);
  if (schema.type === "boolean") return { member, kind: "flag" };
  if (schema.type === "integer") {
    const { minimum, maximum } = schema;
    const scale = scaleOf(member);
    return { member, kind: "number", scale, min: Number(minimum), max: Number(maximum) };
  }
  if (schema.enum !== undefined) {
    return { member, kind: "choice", values: namesIn(schema.enum), isOptional: !isRequired };
  }
  if (schema.format === "date") {
    return { member, kind: "date", mayBeNone: Array.isArray(schema.type) };
  }
  if (schema.pattern !== undefined) return { member, kind: "half_hour" };
  throw new Error(`no field is known for ${member}`);
}

function variantOf(schema: Schema): Variant {
  const constants = Object.entries(schemaIn(schema.properties)).flatMap(([member, property]) => {
    const fixed = schemaIn(property).const;
    return member === "type" || fixed === undefined ? [] : [[member, String(fixed)] as const];
  });
  const fields = fieldsOf(schema);
  const name = constants[0]?.[1] ?? fields[0]?.member ?? "";
  return { name, fixed: Object.fromEntries(constants), fields };
}

const SCHEMAS = Array.isArray(COMMAND_SCHEMA.oneOf) ? COMMAND_SCHEMA.oneOf.map(schemaIn) : [];

function isSchemaOf(schema: Schema, type: CommandType): boolean {
  return schemaIn(schemaIn(schema.properties).type).const === type;
}

/** The sets of members of each command, in the order of its schema. */
const VARIANTS = new Map(
  COMMAND_TYPES.map((type) => [
    type,
    SCHEMAS.filter((schema) => isSchemaOf(schema, type)).map(variantOf),
  ]),
);

/** The sets of members that a command takes: one or two. */
export function variantsOf(type: CommandType): readonly Variant[] {
  return VARIANTS.get(type) ?? [];
}
