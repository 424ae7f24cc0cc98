/**
 * Reads a decimal number as people type it, exactly.
 * @param places - most decimals: 2 for pounds in pence.
 * @returns the number in units of its last place; undefined where it is no such number.
 * @example parseDecimal("12.3", 2) // 1230
 */
export function parseDecimal(text: string, places: number): number | undefined {
  const pattern = places === 0 ? /^(\d{1,9})$/ : /^(\d{1,9})(?:\.(\d*))?$/;
  const [, whole, rest = ""] = pattern.exec(text.trim()) ?? [];
  if (whole === undefined || rest.length > places) return undefined;
  return Number(whole) * 10 ** places + Number(rest.padEnd(places, "0"));
}

/** Writes what `parseDecimal` reads, with all its places. */
function decimalText(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
}

/**
 * Reads pounds, with or without their sign, as pence.
 * @returns undefined where it is no amount, or has more than two decimals.
 * @example parsePounds("£12.34") // 1234
 */
export function parsePounds(text: string): number | undefined {
  return parseDecimal(text.trim().replace(/^£\s*/, ""), 2);
}

/** Pence as pounds to type, without their sign: "12.30". */
export function typedPounds(pence: number): string {
  return decimalText(pence, 2);
}

/** Millipence as pence to type: "24.5". */
export function typedPence(millipence: number): string {
  return decimalText(millipence, 3).replace(/\.?0+$/, "");
}
