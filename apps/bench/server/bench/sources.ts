/** Where time and randomness come from: the system for a process, its own for a test. */
export interface Sources {
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: () => number;
  /** Cryptographically random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** A unique id. */
  readonly newId: () => string;
}
