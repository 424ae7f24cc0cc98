import type { FastifySchemaCompiler } from "fastify";
import { compileSchema } from "./validation.ts";

/**
 * For a body with members that a parser of their own checks, and says better what is wrong: their
 * JSON Schema only documents them.
 * @param members - of the body; any value of them passes.
 */
export function onlyDocumented(...members: readonly string[]): FastifySchemaCompiler<object> {
  return (part) => {
    const { schema, httpPart } = part;
    if (httpPart !== "body" || !("properties" in schema)) return compileSchema(part);
    const anything = Object.fromEntries(members.map((member) => [member, true]));
    const properties = Object.assign({}, schema.properties, anything);
    return compileSchema({ ...part, schema: { ...schema, properties } });
  };
}
