import type { Readable, Writable } from "node:stream";

/** What a command answers. */
export interface Answer {
  /** For a person: one line or more, without the end of the last one. */
  readonly text: string;
  /** For a program: printed as one line. */
  readonly json: object;
  /** False where the answer is no: not authentic, changed, cancelled. */
  readonly isYes?: boolean;
}

/** Keys typed at a terminal come one by one once it is raw. */
interface Input extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
}

/** What the process gives that the command line runs in. */
export interface Streams {
  readonly stdin: Input;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Seconds since the Unix epoch. */
  readonly nowSeconds: () => number;
}

/** What a command is given. */
export interface Host extends Streams {
  /** Whether answers are asked for as JSON. */
  readonly isJson: boolean;
  /** Prints an answer, and has the exit code say whether it is yes. */
  readonly tell: (answer: Answer) => void;
}
