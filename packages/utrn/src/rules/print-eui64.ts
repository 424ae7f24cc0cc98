/**
 * An EUI-64 as it is printed on a device, and as DUIS has it: capitals, and a hyphen between two
 * bytes.
 * @param eui64 - 16 lowercase hex digits.
 * @example printEui64("00db1234567890a0") // "00-DB-12-34-56-78-90-A0"
 */
export function printEui64(eui64: string): string {
  return eui64.toUpperCase().replace(/(..)(?=.)/g, "$1-");
}
