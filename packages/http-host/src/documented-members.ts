import type { FastifySchemaCompiler } from "fastify";
import { compileSchema } from "./validation.ts";

function typeAlone(schema: unknown): object {
  const { type } = Object(schema);
  return { type };
}

/**
 * For a body with members that a parser of their own checks, and says better what is wrong: their
 * JSON Schema only documents them.
 * @param members - of the body; of each its schema's `type` is checked, and nothing more.
 */
export function onlyDocumented(...members: readonly string[]): FastifySchemaCompiler<object> {
  return (part) => {
    const { schema, httpPart } = part;
    if (httpPart !== "body" || !("properties" in schema)) return compileSchema(part);
    const described = Object.entries(Object(schema.properties));
    const properties = Object.fromEntries(
      described.map(([name, of]) => [name, members.includes(name) ? typeAlone(of) : of]),
    );
    return compileSchema({ ...part, schema: { ...schema, properties } });
  };
}

/** For a body that a parser of its own checks as a whole: its JSON Schema only documents it. */
export const documentedBody: FastifySchemaCompiler<object> = (part) =>
  part.httpPart === "body" ? () => true : compileSchema(part);
