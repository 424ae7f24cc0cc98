import type { Command } from "@utrn-lab/utrn";
import type { Tariff } from "../household/tariff.ts";

/** Prices before and after, to work out what is paid too much or too little. */
interface PriceStep {
  readonly before: Tariff;
  readonly after: Tariff;
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
  /** Whether the customer asked for it, and keys it at once; else days pass, or the supply goes. */
  readonly isAwaited: boolean;
  /** Whether a PPMID can bring it: not where the home has none yet, or its own is broken. */
  readonly isForPpmid: boolean;
  /** Whether today somebody is sent where there is no WAN; otherwise it waits. */
  readonly isVisitedToday: boolean;
  /** What suppliers may send today instead, as a plain top-up without a price, in pence. */
  readonly freeTopUpPence?: number;
  /** When it has no use any more; never, where left out. */
  readonly endsAt?: number;
  readonly prices?: PriceStep;
}
