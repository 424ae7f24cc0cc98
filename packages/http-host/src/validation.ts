import { EUI64_PROBLEM, readEui64 } from "@utrn-lab/utrn/checks";
import {
  Ajv2020,
  type ErrorObject,
  type FuncKeywordDefinition,
  type ValidateFunction,
} from "ajv/dist/2020.js";
import type { DataValidationCxt } from "ajv/dist/types/index.js";
import formats from "ajv-formats";
import type { FastifySchemaCompiler } from "fastify";

/**
 * Nothing is repaired: an unknown member or a wrong type is refused, and the first error is
 * reported, with the schema that it is of. A test checks that our schemas are well formed, so a
 * process need not.
 */
const STRICT = {
  allErrors: false,
  removeAdditional: false,
  strictTypes: false,
  verbose: true,
  validateSchema: false,
} as const;

const exact = new Ajv2020({ ...STRICT, coerceTypes: false });
/**
 * A query is text on the wire, so "20" is the only way to say 20 there, and a parameter that stands
 * once the only way to say a list of one.
 */
const fromText = new Ajv2020({ ...STRICT, coerceTypes: "array", useDefaults: true });

/**
 * Every list of ours whose elements are to be unique is one of strings: they are told apart by
 * their hashes. Of a million Ajv's own keyword takes five times as long, and nobody else is served.
 */
const UNIQUE_STRINGS: FuncKeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  validate: (isHeld: boolean, list: readonly string[]) =>
    !isHeld || new Set(list).size === list.length,
  error: { message: "must NOT have duplicate items" },
};

/**
 * An EUI-64 is taken as it is printed, and whoever reads the request has it in the one form. This
 * comes before what else a schema says of the text.
 */
const EUI64_AS_PRINTED: FuncKeywordDefinition = {
  keyword: "x-eui64",
  type: "string",
  schemaType: "boolean",
  modifying: true,
  before: "maxLength",
  validate: (_isOne: true, printed: string, _schema?: object, at?: DataValidationCxt) => {
    const id = readEui64(printed);
    if (id !== undefined && at !== undefined) at.parentData[at.parentDataProperty] = id;
    return id !== undefined;
  },
  error: { message: EUI64_PROBLEM },
};

for (const ajv of [exact, fromText]) {
  formats.default(ajv);
  ajv.removeKeyword(UNIQUE_STRINGS.keyword.toString());
  ajv.addKeyword(UNIQUE_STRINGS);
  ajv.addKeyword(EUI64_AS_PRINTED);
}

/** A validator as Fastify calls one. */
interface Check {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/**
 * Compiles the JSON Schemas of routes with Ajv (draft 2020-12, as in OpenAPI 3.1), each when a call
 * first needs it: compiling all of them would be a quarter of a server's start. The check answers
 * as Ajv's own does: false, and `errors`, where something is wrong.
 */
export const compileSchema: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const ajv = httpPart === "querystring" ? fromText : exact;
  let validate: ValidateFunction | undefined;
  const check: Check = (data) => {
    validate ??= ajv.compile(schema);
    const isValid = validate(data);
    check.errors = validate.errors ?? null;
    return isValid;
  };
  check.errors = null;
  return check;
};
