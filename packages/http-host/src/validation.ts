import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { FastifySchemaCompiler } from "fastify";

/** Nothing is repaired: an unknown member or a wrong type is refused, and the first error counts. */
const STRICT = { allErrors: false, removeAdditional: false, strictTypes: false } as const;

const exact = new Ajv2020({ ...STRICT, coerceTypes: false });
/** A query is text on the wire, so "20" is the only way to say 20 there. */
const fromText = new Ajv2020({ ...STRICT, coerceTypes: true, useDefaults: true });

formats.default(exact);
formats.default(fromText);

/** Compiles the JSON Schemas of routes with Ajv, draft 2020-12, as OpenAPI 3.1 has it. */
export const compileSchema: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === "querystring" ? fromText : exact).compile(schema);
