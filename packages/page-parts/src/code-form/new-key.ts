const BYTES = 16;

/** A new Idempotency-Key. Where a page came unencrypted, browsers make no UUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
