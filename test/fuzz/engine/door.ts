/** A door that is open: it takes inputs one after another. */
export interface OpenDoor {
  /**
   * Takes an input, as whoever is outside would send it.
   * @returns a word or two for what was answered: another answer is worth as much as a new branch.
   * @throws whatever the door must not do: that is a finding.
   */
  answer(input: Buffer): string | Promise<string>;
  close(): void | Promise<void>;
}

/** Where something comes in from outside, and what it promises whatever comes. */
export interface Door {
  /** What comes in, and what must hold, in a line. */
  readonly says: string;
  /** Inputs that it takes, to begin with. */
  readonly seeds: () => readonly (string | Buffer)[];
  readonly open: () => OpenDoor | Promise<OpenDoor>;
  /** The most bytes that are tried. */
  readonly bytesMax: number;
  /** The most processor time that one input may take. */
  readonly cpuMsMax: number;
  /** Inputs after which it is opened afresh, where it keeps what it was given. */
  readonly freshAfter?: number;
}
