/** One wish of a user: what is asked for, and the key under which it is done once. */
export interface Wish {
  readonly body: string;
  readonly key: string;
}

/**
 * The wish that a request belongs to: the one before as long as it is the same and nobody knows
 * what came of it, so that to ask again cannot issue twice.
 */
export function wishFor(body: string, before: Wish | undefined, key: string): Wish {
  return before?.body === body ? before : { body, key };
}
