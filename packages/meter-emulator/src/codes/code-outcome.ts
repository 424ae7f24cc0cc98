import type { Command, Refusal } from "@utrn-lab/utrn";

/** The verdict on a code. */
export type CodeOutcome =
  | {
      readonly result: "applied";
      readonly utrnCounter: number;
      readonly commands: readonly Command[];
      /** The commands left out because a later code has set what they are about. */
      readonly skipped: readonly Command[];
      readonly confirmationCode: string;
      /** What its top-ups paid of payment debt; absent where it has none. */
      readonly toDebtMillipence?: number;
    }
  | {
      readonly result: "rejected";
      readonly reason: Refusal;
      readonly block?: 1 | 2 | 3;
      /** Set where the code was authentic. */
      readonly commands?: readonly Command[];
      /**
       * The smallest top-up, in pence, after which the code would be applied, where one would help.
       */
      readonly payFirstPence?: number;
    };

/** The verdict on a code that is refused. */
export type Rejected = Extract<CodeOutcome, { result: "rejected" }>;
