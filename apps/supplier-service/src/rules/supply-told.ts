import type { Confirmation } from "@utrn-lab/utrn";

/** What alerts tell of the supply, by their GBCS code (meter.md 9); no alert tells `enabled`. */
export const SUPPLY_ALERTS: Readonly<Record<string, Confirmation["supply"]>> = {
  "8F0F": "disabled",
  "8F32": "armed",
  "8168": "armed",
};
