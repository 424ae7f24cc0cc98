import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** Every schema that an OpenAPI document has below a member of that name. */
function schemasIn(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "schema" && typeof inner === "object" ? [inner] : schemasIn(inner),
  );
}

/**
 * Compiles every schema of a document, as a server does at the first call of a route.
 * @returns how many there are.
 * @throws Error where one is not well formed by JSON Schema, draft 2020-12.
 */
export function compileAllSchemas(document: unknown): number {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const schemas = schemasIn(document);
  for (const schema of schemas) ajv.compile(schema);
  return schemas.length;
}
