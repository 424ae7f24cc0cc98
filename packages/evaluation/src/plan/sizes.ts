import type { Wan } from "../network/wan.ts";

/** How much is run. */
export interface Size {
  readonly seeds: number;
  /** Homes of each kind, of one seed and scenario. */
  readonly homes: Readonly<Record<Wan, number>>;
  /**
   * Seeds, and homes without WAN, of each end of an assumption and of each point of a curve. A
   * storm is short, and few homes are off in it: there can be more of them, and there have to be.
   */
  readonly doubt: { readonly seeds: number; readonly homes: number; readonly stormHomes: number };
  /** Joint draws of all assumptions. */
  readonly draws: number;
  /** Of the design explorer: entries with a slip, a length, and thieves. */
  readonly trials: { readonly entries: number; readonly thieves: number };
}

/** Under a minute, and the one that is published. */
export const SIZES = {
  quick: {
    seeds: 6,
    homes: { none: 6, intermittent: 2, good: 3 },
    doubt: { seeds: 3, homes: 4, stormHomes: 6 },
    draws: 12,
    trials: { entries: 1_000, thieves: 2_000 },
  },
  usual: {
    seeds: 30,
    homes: { none: 16, intermittent: 6, good: 8 },
    doubt: { seeds: 8, homes: 10, stormHomes: 30 },
    draws: 100,
    trials: { entries: 6_000, thieves: 20_000 },
  },
} as const satisfies Readonly<Record<string, Size>>;
