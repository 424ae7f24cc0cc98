/** Where time and randomness come from: the process names its sources once, a test its own. */
export interface Sources {
  /** The time that all is judged and dated by, seconds since the Unix epoch: in a lab its own. */
  readonly nowSeconds: () => number;
  /** The real time, which no lab moves: of the audit trail, API keys, answers kept and jobs. */
  readonly realSeconds: () => number;
  /** A name nobody else gives. */
  readonly newId: () => string;
  /** An API key, or the secret of a webhook, that nobody can guess: 32 bytes in base64url. */
  readonly newApiKey: () => string;
}
