/** Where time and randomness come from: the process names its sources once, a test its own. */
export interface Sources {
  /** Seconds since the Unix epoch. */
  readonly nowSeconds: () => number;
  /** A name nobody else gives. */
  readonly newId: () => string;
  /** An API key nobody can guess. */
  readonly newApiKey: () => string;
}
