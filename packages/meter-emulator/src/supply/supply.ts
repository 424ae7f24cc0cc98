import {
  availableCredit,
  creditLeft,
  emergencyRemaining,
  isEmergencyOffered,
} from "../account/credit.ts";
import { type EventCode, raise } from "../events/logs.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { isProtected } from "./protection.ts";

type Level = "exhausted" | "lowCredit" | "offered";

/** The conditions whose becoming true is an event, in the order of meter.md 3. */
const LEVELS: readonly {
  readonly level: Level;
  readonly event: EventCode;
  readonly holds: (meter: MeterState) => boolean;
}[] = [
  {
    level: "exhausted",
    event: "81AA",
    holds: (meter) => meter.account.emergency.active && emergencyRemaining(meter) === 0,
  },
  {
    level: "lowCredit",
    event: "810D",
    holds: (meter) =>
      meter.payment.mode === "prepayment" &&
      creditLeft(meter) < meter.limits.lowCreditThresholdMillipence,
  },
  { level: "offered", event: "8119", holds: isEmergencyOffered },
];

/** What is true when a meter is made raises nothing until it has been false once (meter.md 3). */
export function levelsNow(meter: MeterState): Record<Level, boolean> {
  const now = { exhausted: false, lowCredit: false, offered: false };
  for (const { level, holds } of LEVELS) now[level] = holds(meter);
  return now;
}

/** In credit mode they rest: what was raised neither rises nor falls (meter.md 3). */
function raiseLevels(meter: MeterDraft): void {
  if (meter.payment.mode === "credit") return;
  for (const { level, event, holds } of LEVELS) {
    const isTrue = holds(meter);
    if (isTrue && !meter.raised[level]) raise(meter, event);
    meter.raised[level] = isTrue;
  }
}

/** Arms a disabled supply; an armed or enabled one stays (meter.md 5). */
export function armSupply(meter: MeterDraft, event: "8F32" | "8168" = "8F32"): void {
  if (meter.supply !== "disabled") return;
  meter.supply = "armed";
  raise(meter, event);
}

/** 8F83 is raised once until A > 0 or the supply leaves enabled (meter.md 5). */
function raiseSuspended(meter: MeterDraft, isUsedUp: boolean): void {
  const isKeptOn = isUsedUp && meter.payment.mode === "prepayment" && meter.supply === "enabled";
  if (isKeptOn && !meter.raised.suspended) raise(meter, "8F83");
  if (isKeptOn) meter.raised.suspended = true;
  if (!isUsedUp || meter.supply !== "enabled") meter.raised.suspended = false;
}

function decideSupply(meter: MeterDraft, armedBy: "8F32" | "8168"): void {
  const isUsedUp = availableCredit(meter) <= 0;
  const isPrepayment = meter.payment.mode === "prepayment";
  if (isPrepayment && isUsedUp && meter.supply !== "disabled" && !isProtected(meter)) {
    meter.supply = "disabled";
    raise(meter, "8F0F");
  }
  if (!isPrepayment || !isUsedUp) armSupply(meter, armedBy);
  raiseSuspended(meter, isUsedUp);
}

/**
 * The level events and the supply decision, which follow everything that happens (meter.md 3, 6 to
 * 8).
 */
export function concludeLevels(meter: MeterDraft, armedBy: "8F32" | "8168" = "8F32"): void {
  raiseLevels(meter);
  decideSupply(meter, armedBy);
}

/** Enables an armed supply, as somebody at the premises asked (meter.md 5). */
export function enableSupply(meter: MeterDraft): boolean {
  if (meter.supply !== "armed") return false;
  meter.supply = "enabled";
  return true;
}

/** Activates emergency credit when it is offered (meter.md 5). */
export function activateEmergencyCredit(meter: MeterDraft): boolean {
  if (!isEmergencyOffered(meter)) return false;
  meter.account.emergency.active = true;
  raise(meter, "81AB");
  concludeLevels(meter, "8168");
  return true;
}
