import type { Assumptions } from "../assumptions/table.ts";
import { draw, happens, moments, quantileOf } from "../chance/draw.ts";
import { streamOf } from "../chance/stream.ts";
import type { Span } from "../network/wan.ts";
import { DAY } from "../time.ts";
import type { Fuel } from "./loads.ts";

/** A time without money for energy, and whether the home then asks its supplier for credit. */
interface Shortage extends Span {
  readonly asks: boolean;
}

/** A meter that a home prepays with. */
export interface HomeMeter {
  readonly fuel: Fuel;
  readonly annualKwh: number;
  /** Whether its electricity is cheaper by night. */
  readonly isTwoRate: boolean;
  /** What it owes by way of the meter; 0: nothing. */
  readonly debtPence: number;
}

/** A home, as it is under every policy. */
export interface Home {
  readonly seed: number;
  /** Which home of the seed, from 0. */
  readonly index: number;
  readonly isVulnerable: boolean;
  readonly takesEmergencyCredit: boolean;
  readonly isReachableBySms: boolean;
  readonly hasPpmid: boolean;
  readonly slipPerDigit: number;
  readonly secondsPerDigit: number;
  readonly shortages: readonly Shortage[];
  readonly meters: readonly HomeMeter[];
}

/** Who cannot key well keys slower, and slips more often. */
const HELP_FACTOR = 2;

function shortagesOf(a: Assumptions, seed: number, index: number, period: Span): Shortage[] {
  const stream = streamOf(seed, index, "money");
  const isPoor = happens(a.cannotAffordShare, stream);
  const found = moments(a.cannotAffordEpisodesPerYear.value, period.from, period.until, stream);
  return found.flatMap((at) => {
    const [days, asks] = [
      draw(a.cannotAffordDays, stream),
      happens(a.onlyContactSupplierShare, stream),
    ];
    const from = Math.round(at);
    return isPoor ? [{ from, until: from + Math.round(days * DAY), asks }] : [];
  });
}

function metersOf(a: Assumptions, seed: number, index: number): HomeMeter[] {
  const stream = streamOf(seed, index, "meters");
  const factor = a.prepaymentUseFactor.value;
  const isInDebt = happens(a.inDebtShare, stream);
  const debtOf = () => Math.round(draw(a.debtBalance, stream) * 100);
  const owed = [debtOf(), debtOf()].map((pence) => (isInDebt ? Math.min(pence, 1_000_000) : 0));
  const [electric = 0, gas = 0] = owed;
  const [useLuck, gasKwh] = [stream(), draw(a.gasAnnualMedian, stream) * factor];
  const hasGas = happens(a.gasShare, stream);
  const isTwoRate = happens(a.twoRateShare, stream);
  const use = isTwoRate ? a.electricityAnnualTwoRate : a.electricityAnnualMedian;
  const electricity: HomeMeter = {
    fuel: "electricity",
    annualKwh: quantileOf(use, useLuck) * factor,
    isTwoRate,
    debtPence: electric,
  };
  if (!hasGas) return [electricity];
  return [electricity, { fuel: "gas", annualKwh: gasKwh, isTwoRate: false, debtPence: gas }];
}

/**
 * Draws a home. The same seed and index give the same home, whatever else is run.
 * @param period - the time in which its money may run short.
 */
export function drawHome(a: Assumptions, seed: number, index: number, period: Span): Home {
  const stream = streamOf(seed, index, "home");
  const isVulnerable = happens(a.vulnerableShare, stream);
  const needsHelp = happens(a.helpNeededShare, stream);
  const takesEmergencyCredit = happens(a.emergencyCreditTakenShare, stream);
  const isReachableBySms = happens(a.reachableBySms, stream);
  const hasPpmid = happens(a.ppmidShare, stream);
  const factor = needsHelp ? HELP_FACTOR : 1;
  return {
    seed,
    index,
    isVulnerable,
    takesEmergencyCredit,
    isReachableBySms,
    hasPpmid,
    slipPerDigit: Math.min(draw(a.slipPerDigit, stream) * factor, 0.5),
    secondsPerDigit: Math.min(draw(a.secondsPerDigit, stream) * factor, 15),
    shortages: shortagesOf(a, seed, index, period),
    meters: metersOf(a, seed, index),
  };
}
