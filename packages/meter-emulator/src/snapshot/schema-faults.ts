import { isPlainName } from "@utrn-lab/utrn/checks";

/** What a JSON Schema found wrong at one place of a value. */
interface SchemaError {
  readonly instancePath: string;
  readonly message: string;
  readonly keyword: string;
  readonly params: object;
}

function allowedBy({ keyword, params }: SchemaError): readonly unknown[] {
  if (keyword === "const" && "allowedValue" in params) return [params.allowedValue];
  const isList = keyword === "enum" && "allowedValues" in params;
  return isList && Array.isArray(params.allowedValues) ? params.allowedValues : [];
}

function reasonOf(error: SchemaError, errors: readonly SchemaError[]): string {
  const here = errors.filter(({ instancePath }) => instancePath === error.instancePath);
  const allowed = here.flatMap(allowedBy);
  // The schema of a member that a closed object does not have is `false`.
  if (error.keyword === "boolean") return "is not a member here";
  if (allowed.length === 0) return error.message;
  return `must be ${allowed.map((value) => JSON.stringify(value)).join(" or ")}`;
}

/** Where a value is wrong, and what belongs there. */
interface SchemaFault {
  /** Say ".account.balanceMillipence", up to the first name that only the value knows. */
  readonly path: string;
  /** The end of a sentence about the member, say `must be "electricity" or "gas"`. */
  readonly reason: string;
}

function pathOf(pointer: string): string {
  const names = pointer.split("/").slice(1);
  const strange = names.findIndex((name) => !isPlainName(name));
  return names
    .slice(0, strange === -1 ? names.length : strange)
    .map((name) => `.${name}`)
    .join("");
}

/**
 * Says what each error asks for. Where only some values are allowed it names them: the schema's own
 * words say no more than that there are some, and of a choice only what its first member wants.
 * @param errors - what the schema found.
 * @returns a fault for each, in their order.
 */
export function schemaFaults(errors: readonly SchemaError[]): SchemaFault[] {
  return errors.map((error) => ({
    path: pathOf(error.instancePath),
    reason: reasonOf(error, errors),
  }));
}
