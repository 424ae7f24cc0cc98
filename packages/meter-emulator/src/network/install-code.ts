import { checkMembers, FieldRangeError, FieldTypeError, parseEui64 } from "@utrn-lab/utrn/checks";

/**
 * Returns an install code, 6 to 16 bytes as lowercase hex (meter.md 7).
 * @throws FieldTypeError or FieldRangeError naming `field`, never the code.
 */
export function checkInstallCode(value: unknown, field: string): string {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string of hex digits");
  if (!/^(?:[0-9a-f]{2}){6,16}$/.test(value)) {
    throw new FieldRangeError(field, "must be 6 to 16 bytes as lowercase hex digits");
  }
  return value;
}

/** Returns the install codes of a new meter by EUI-64; none where they are left out. */
export function checkInstallCodes(value: unknown): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  const given = checkMembers(value, "installCodes", [], Object.keys(value ?? {}));
  return Object.fromEntries(
    Object.entries(given).map(([eui, code]) => {
      parseEui64(eui, "installCodes");
      return [eui, checkInstallCode(code, `installCodes.${eui}`)];
    }),
  );
}
