import { plainMarks } from "./as-typed.ts";
import { checkHex } from "./hex.ts";

declare const PARTY: unique symbol;

/** The EUI-64 of a supplier, 16 lowercase hex digits, as `parseSupplierId` lets it in. */
export type SupplierId = string & { readonly [PARTY]: "supplier" };
/** The EUI-64 of a meter, 16 lowercase hex digits, as `parseMeterId` lets it in. */
export type MeterId = string & { readonly [PARTY]: "meter" };

/**
 * An EUI-64, which names a supplier, a meter or a device: 16 lowercase hex digits.
 * @throws FieldTypeError or FieldRangeError, naming `field`.
 */
export function parseEui64(value: unknown, field: string): string {
  return checkHex(value, field, 8);
}

/** The EUI-64 of a supplier; throws as `parseEui64` does. */
export function parseSupplierId(value: unknown, field: string): SupplierId {
  return parseEui64(value, field) as SupplierId;
}

/** The EUI-64 of a meter; throws as `parseEui64` does. */
export function parseMeterId(value: unknown, field: string): MeterId {
  return parseEui64(value, field) as MeterId;
}

const DIGITS = /^[0-9a-f]{16}$/;

/** What is wrong with a text that `readEui64` does not take, and what would do. */
export const EUI64_PROBLEM =
  "must be an EUI-64: 16 hex digits, as in 00-DB-12-34-56-78-90-B1 or 00db1234567890b1";

/**
 * An EUI-64 as people and tools print it, in the one form: for what is typed or comes in files,
 * where `parseEui64` would refuse all but that form.
 * @param printed - 16 hex digits in any case, in one piece or in groups of one length with one kind
 *   of mark between them (hyphen, colon, full stop or space); blanks around it.
 * @returns 16 lowercase hex digits, or undefined where it is none.
 * @example readEui64("00-DB-12-34-56-78-90-B1") // "00db1234567890b1"
 */
export function readEui64(printed: string): string | undefined {
  if (DIGITS.test(printed)) return printed;
  const text = plainMarks(printed).toLowerCase();
  const [mark] = /[-:. ]/.exec(text) ?? [];
  const groups = mark === undefined ? [text] : text.split(mark);
  const digits = groups.join("");
  const isEven = groups.every((group) => group.length * groups.length === digits.length);
  return isEven && DIGITS.test(digits) ? digits : undefined;
}
