import type { components } from "@utrn-lab/client";
import { balanceText, dateText } from "@utrn-lab/page-parts/words";
import { counted } from "../ui/amounts.ts";
import { daysAgo } from "../ui/moments.ts";

type Meter = Pick<
  components["schemas"]["MeterWithForecast"],
  | "knownBalancePence"
  | "knownOn"
  | "knownHighestCounter"
  | "lastCounter"
  | "clockDays"
  | "forecast"
  | "known"
>;

/** At or below this many codes left somebody should make room. */
const FEW_LEFT = 64;

/** The balance, how it is known, and how old that is. */
export function balanceFact({ knownBalancePence, knownOn }: Meter, nowSeconds: number): string {
  if (knownBalancePence === null) {
    return (
      "Not known: the meter has confirmed nothing yet. Ask the customer to press 0 and to read " +
      "out the code that is shown."
    );
  }
  const balance = balanceText(knownBalancePence);
  if (knownOn === null) return `${balance}, by a confirmation code`;
  const day = `${dateText(knownOn)}, ${daysAgo(knownOn, nowSeconds)}`;
  return `${balance}, by the confirmation code of ${day}`;
}

const SUPPLY_WORDS = {
  enabled: "On",
  disabled: "Off",
  armed: "Off, and ready to be switched on",
} as const;

/** Whether the supply is on, by whichever is later: a confirmation code or a report. */
export function supplyFact({ known }: Pick<Meter, "known">, nowSeconds: number): string {
  const { lastConfirmation: told, lastSupplyAlert: alert } = known;
  const day = alert?.at.slice(0, 10);
  if (alert !== null && day !== undefined && (told === null || day > told.on)) {
    const when = `${dateText(day)}, ${daysAgo(day, nowSeconds)}`;
    return `${SUPPLY_WORDS[alert.supply]}, as the meter reported on ${when}`;
  }
  if (told === null) return "Not known";
  const when = `${dateText(told.on)}, ${daysAgo(told.on, nowSeconds)}`;
  return `${SUPPLY_WORDS[told.supply]}, by the confirmation code of ${when}`;
}

/** How the customer pays, by the last confirmation code. */
export function modeFact({ known: { lastConfirmation: told } }: Pick<Meter, "known">): string {
  if (told === null) return "Not known";
  const mode = told.mode === "credit" ? "Credit: pays by bill" : "Prepayment";
  return told.emergencyCreditActive ? `${mode}, and emergency credit is in use` : mode;
}

/** How far the meter is known to have come. */
export function counterFact({ knownHighestCounter, lastCounter }: Meter): string {
  const last = lastCounter === 0 ? "no code has been issued" : `last issued: ${lastCounter}`;
  return knownHighestCounter === 0 ? `None known; ${last}` : `${knownHighestCounter}; ${last}`;
}

/** How many codes the meter may yet apply, and how many more can be issued. */
export function roomFact({ forecast: { codesLeft } }: Meter): string {
  const short = counted(codesLeft[20], "code");
  const room =
    `${short} of 20 digits, or ${counted(codesLeft[40], "code")} of 40 or 60, can be issued ` +
    "before the meter, if it took none of them, could not check the next.";
  return codesLeft[20] > FEW_LEFT
    ? room
    : `${room} Ask for a status code (key 0) first: it makes room.`;
}

/** How many codes are still out. */
export function outFact({ forecast: { outstandingCount } }: Meter): string {
  return outstandingCount === 0 ? "None" : `${counted(outstandingCount, "code")} may yet be keyed`;
}

/** How far the meter's clock is off; undefined where it is not known to be. */
export function clockFact({ clockDays }: Meter): string | undefined {
  if (clockDays === 0) return undefined;
  const way = clockDays < 0 ? "behind" : "ahead of";
  return (
    `Proved to be ${counted(Math.abs(clockDays), "day")} ${way} ours. Its confirmation codes are ` +
    "read by it, and codes with a last day end by it."
  );
}
