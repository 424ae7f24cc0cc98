import type { Choices } from "./choose.ts";

/**
 * Years that differ: the table is of the crisis, of which there are figures to compare with; in a
 * calm year half as many homes have times without money (CA18), and less often.
 */
export const PRESETS = {
  crisis: {},
  calm: { cannotAffordShare: 0.16, cannotAffordEpisodesPerYear: 12 },
} as const satisfies Readonly<Record<string, Choices>>;

/** The name of a preset. */
export type PresetName = keyof typeof PRESETS;
