import type { Command } from "@utrn-lab/utrn";

/** Prices before and after, to work out what is paid too much or too little. */
export interface PriceStep {
  readonly unitPenceBefore: number;
  readonly unitPenceAfter: number;
  readonly standingPenceBefore: number;
  readonly standingPenceAfter: number;
}

/** Something that a meter should be told. */
export interface Need {
  readonly commands: readonly Command[];
  /** When the supplier begins to send it, in seconds. */
  readonly at: number;
  /** From when on it is wrong where the meter does not have it; not before `at`. */
  readonly dueAt: number;
  /** Whether the customer gains by keying it. */
  readonly gains: boolean;
  /** Whether it cannot wait for a top-up. */
  readonly isUrgent: boolean;
  /** Whether today somebody is sent where there is no WAN; otherwise it waits. */
  readonly isVisitedToday: boolean;
  readonly prices?: PriceStep;
}
