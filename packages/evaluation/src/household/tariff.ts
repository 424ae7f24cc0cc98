import type { Assumptions } from "../assumptions/table.ts";
import type { HomeMeter } from "./home.ts";

/** What a meter charges, in pence a kWh and a day. */
export interface Tariff {
  readonly unitPence: number;
  /** From 00:30 to 07:30, where the meter has two rates; else null. */
  readonly nightPence: number | null;
  readonly standingPence: number;
}

/** When a second rate holds. */
export const NIGHT = { rate2Start: "00:30", rate2End: "07:30" } as const;

/**
 * The tariff of a meter.
 * @param change - by what part its unit rates are moved: 0.05 is 5 % dearer.
 */
export function tariffOf(
  { fuel, isTwoRate }: Pick<HomeMeter, "fuel" | "isTwoRate">,
  a: Assumptions,
  change = 0,
): Tariff {
  const isGas = fuel === "gas";
  const unit = (isGas ? a.gasUnitRate : a.electricityUnitRate).value * (1 + change);
  return {
    unitPence: isTwoRate ? unit * a.twoRateDayFactor.value : unit,
    nightPence: isTwoRate ? unit * a.twoRateNightFactor.value : null,
    standingPence: (isGas ? a.gasStandingCharge : a.electricityStandingCharge).value,
  };
}
