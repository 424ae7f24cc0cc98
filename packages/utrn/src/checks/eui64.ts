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
