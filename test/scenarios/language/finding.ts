import type { Bench } from "./bench.ts";

/** What was found, and what was expected instead. */
interface Finding {
  readonly actual: unknown;
  readonly expected: unknown;
}

/** Looks at a meter on the bench. */
export type Expectation = (bench: Bench) => Finding;
