/** Where time and randomness come from: the process names its sources once, a test its own. */
export interface Sources {
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: () => number;
  /** Bytes nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** A name nobody else gives. */
  readonly newId: () => string;
}
