/** A wrong argument of the right type: its message and `field` name the member, never its value. */
export class FieldRangeError extends RangeError {
  override readonly name = "FieldRangeError";
  readonly field: string;
  readonly problem: string;
  constructor(field: string, problem: string) {
    super(`${field} ${problem}`);
    this.field = field;
    this.problem = problem;
  }
}

/** A wrong argument of the wrong type: its message and `field` name the member, never its value. */
export class FieldTypeError extends TypeError {
  override readonly name = "FieldTypeError";
  readonly field: string;
  readonly problem: string;
  constructor(field: string, problem: string) {
    super(`${field} ${problem}`);
    this.field = field;
    this.problem = problem;
  }
}

/** Whether an error is a caller's mistake that names its field, as opposed to a bug of ours. */
export function isFieldError(error: unknown): error is FieldRangeError | FieldTypeError {
  return error instanceof FieldRangeError || error instanceof FieldTypeError;
}

/**
 * Runs a check whose fields have other names for its caller.
 * @param rename - from the name that the check knows to the caller's.
 * @throws the same problem under the caller's name.
 */
export function renameFields<T>(check: () => T, rename: (field: string) => string): T {
  try {
    return check();
  } catch (error) {
    if (!isFieldError(error)) throw error;
    const Renamed = error instanceof FieldTypeError ? FieldTypeError : FieldRangeError;
    throw new Renamed(rename(error.field), error.problem);
  }
}

/**
 * Returns `value` if it is an integer within the range.
 * @param value - what the caller gave.
 * @param field - its name, for the error.
 * @param min - the smallest allowed.
 * @param max - the largest allowed.
 * @throws FieldTypeError when it is not a number, FieldRangeError when it is no integer of the
 *   range.
 */
export function checkInteger(value: unknown, field: string, min: number, max: number): number {
  if (typeof value !== "number") throw new FieldTypeError(field, "must be a number");
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new FieldRangeError(field, `must be an integer from ${min} to ${max}`);
  }
  return value;
}

/** Returns `value` if it is one of a closed list; throws naming the field and the list. */
export function checkOneOf<T extends string>(
  value: unknown,
  field: string,
  allowed: readonly T[],
): T {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string");
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    throw new FieldRangeError(field, `must be one of ${allowed.join(", ")}`);
  }
  return found;
}

/** Returns `value` if it is a string; throws naming the field and never repeating it. */
export function checkString(value: unknown, field: string): string {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string");
  return value;
}

/** Returns `value` if it is a boolean; throws naming the field. */
export function checkBoolean(value: unknown, field: string): boolean {
  if (typeof value !== "boolean") throw new FieldTypeError(field, "must be true or false");
  return value;
}

/** Whether a value is an object with members, and not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a name that came from outside may be told: it looks like one of ours, or is an index of a
 * list. Anybody can make up a name, and by a slip a key or a code stands where one belongs.
 */
export function isPlainName(name: string): boolean {
  return /^(?:[A-Za-z_][A-Za-z0-9_-]{0,39}|\d{1,5})$/.test(name);
}

/** Returns `value` if it is an object with exactly these members; throws naming a wrong one. */
export function checkMembers(
  value: unknown,
  field: string,
  members: readonly string[],
  optional: readonly string[] = [],
): Record<string, unknown> {
  if (!isRecord(value)) throw new FieldTypeError(field, "must be an object");
  for (const member of members) {
    if (value[member] === undefined) throw new FieldTypeError(`${field}.${member}`, "is missing");
  }
  for (const member of Object.keys(value)) {
    if (members.includes(member) || optional.includes(member)) continue;
    if (!isPlainName(member)) throw new FieldRangeError(field, "has an unknown member");
    throw new FieldRangeError(`${field}.${member}`, "is not a known member");
  }
  return value;
}
