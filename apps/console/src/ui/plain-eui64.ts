/**
 * An EUI-64 as people have it, with hyphens, colons, spaces or capitals, as the service takes it.
 * @example plainEui64("00-DB-12-34-56-78-90-A7") // "00db1234567890a7"
 */
export function plainEui64(typed: string): string {
  return typed.replace(/[\s:-]/g, "").toLowerCase();
}
