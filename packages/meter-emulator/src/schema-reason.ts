/** What a JSON Schema found wrong at one place of a value. */
export interface SchemaError {
  readonly instancePath: string;
  readonly message: string;
  readonly keyword: string;
  readonly params: object;
}

function allowedBy({ keyword, params }: SchemaError): readonly unknown[] {
  if (keyword === "const") return [(params as { readonly allowedValue: unknown }).allowedValue];
  if (keyword !== "enum") return [];
  return (params as { readonly allowedValues: readonly unknown[] }).allowedValues;
}

/**
 * Says what the first error asks for. Where only some values are allowed it names them: the schema's own
 * words say no more than that there are some, and of a choice only what its first member wants.
 * @param errors - what the schema found, one at least.
 * @returns the end of a sentence about the member, say `must be "electricity" or "gas"`.
 */
export function schemaReason(errors: readonly SchemaError[]): string {
  const [first] = errors;
  const here = errors.filter(({ instancePath }) => instancePath === first?.instancePath);
  const allowed = here.flatMap(allowedBy);
  if (allowed.length === 0) return first?.message ?? "is not valid";
  return `must be ${allowed.map((value) => JSON.stringify(value)).join(" or ")}`;
}
