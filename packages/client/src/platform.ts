/** What a client takes from where it runs. The defaults are those of Node and of browsers. */
export interface Platform {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: () => number;
  /** Ends after so many milliseconds; rejects with the signal's reason once it is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** 0 to below 1. */
  readonly random: () => number;
  /** A new Idempotency-Key: visible ASCII characters, 255 at the most. */
  readonly newIdempotencyKey: () => string;
}

const KEY_BYTES = 16;

/** A new Idempotency-Key, 32 hex digits. Where a page came unencrypted, browsers make no UUID. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason);
      return;
    }
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    }, ms);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}

/** Node's and every browser's. */
export const PLATFORM: Platform = {
  // Looked up when it is called: who replaces fetch for a test replaces it here, too.
  fetch: (request) => fetch(request),
  nowMs: () => Date.now(),
  wait,
  random: () => Math.random(),
  newIdempotencyKey,
};
