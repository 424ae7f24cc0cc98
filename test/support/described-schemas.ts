import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** What a document says of a method at a path, as far as tests of all operations read it. */
interface DescribedOperation {
  readonly operationId?: string;
  readonly security?: readonly object[];
  readonly requestBody?: { readonly required?: boolean };
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

interface DescribedResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: DescribedProblem }>>;
}

/** A schema of a refusal, or of one of several. */
interface DescribedProblem {
  readonly properties?: { readonly code: { readonly enum: readonly [string] } };
  readonly oneOf?: readonly DescribedProblem[];
}

/** The problems that a status of an operation can have, by their codes. */
export function problemCodes({ responses }: DescribedOperation, status: number): string[] {
  const schema = responses[status]?.content?.["application/problem+json"]?.schema;
  if (schema === undefined) return [];
  return (schema.oneOf ?? [schema]).map(({ properties }) => properties?.code.enum[0] ?? "");
}

/** The operations of an OpenAPI document, each with its name: `GET /v1/meters`. */
export function operationsOf(document: unknown): [name: string, operation: DescribedOperation][] {
  const { paths } = document as { paths: Record<string, Record<string, DescribedOperation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, DescribedOperation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

/** What a reference within a document refers to (RFC 6901). */
function referredTo(document: unknown, reference: string): unknown {
  const members = reference.replace("#/", "").split("/");
  return members.reduce<unknown>((node, member) => Object(node)[member], document);
}

/** A document with everything that has a name put where it is referred to. */
export function inlined<T>(document: T): T {
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== "object" || value === null) return value;
    if ("$ref" in value && typeof value.$ref === "string") {
      return put(referredTo(document, value.$ref));
    }
    return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, put(of)]));
  };
  return put(document) as T;
}

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
  const schemas = schemasIn(inlined(document));
  for (const schema of schemas) ajv.compile(schema);
  return schemas.length;
}
