import { type Second, tell } from "./second-state.ts";
import { isInPeriod, isInWindow } from "./second-time.ts";

/** Half-open: protected from the first second, no longer at the end (meter.md 3, 5). */
export function isProtected({ time, windows, periods, suspendedUntil }: Second): boolean {
  return (
    time < suspendedUntil ||
    windows.some((window) => isInWindow(time, window)) ||
    periods.some(({ from, days }) => isInPeriod(time, from, days))
  );
}

/** What remains of emergency credit, where it is active. */
function remaining({ active, limit, used }: Second): number {
  return active ? Math.max(0, limit - used) : 0;
}

/** A of meter.md 5. */
export function available(meter: Second): number {
  return meter.balance - meter.dt + remaining(meter);
}

export function isOffered({ mode, active, limit, used, balance, threshold, dt }: Second): boolean {
  const isFree = mode === "prepayment" && !active && limit > 0 && used === 0;
  return isFree && balance <= Math.max(threshold, dt) && balance + limit > dt;
}

function isExhausted(meter: Second): boolean {
  return meter.active && remaining(meter) === 0;
}

function isLow(meter: Second): boolean {
  return meter.mode === "prepayment" && meter.balance + remaining(meter) < meter.low;
}

/** The levels 81AA, 810D and 8119, each once a crossing; in credit mode they rest (meter.md 3). */
function tellLevels(meter: Second): void {
  const { told } = meter;
  if (meter.mode === "credit") return;
  if (isExhausted(meter) && !told.exhausted) tell(meter, "81AA");
  told.exhausted = isExhausted(meter);
  if (isLow(meter) && !told.low) tell(meter, "810D");
  told.low = isLow(meter);
  if (isOffered(meter) && !told.offered) tell(meter, "8119");
  told.offered = isOffered(meter);
}

function decide(meter: Second, armed: string): void {
  if (available(meter) > 0) {
    meter.told.held = false;
    arm(meter, armed);
    return;
  }
  if (meter.mode === "prepayment" && meter.supply !== "disabled" && !isProtected(meter)) {
    meter.supply = "disabled";
    tell(meter, "8F0F");
  }
  if (meter.supply !== "enabled") {
    meter.told.held = false;
  } else if (meter.mode === "prepayment" && !meter.told.held) {
    meter.told.held = true;
    tell(meter, "8F83");
  }
}

/**
 * The level events and the supply decision (meter.md 3, 6 and 7).
 * @param armed - the event when the supply is armed: 8168 where activating emergency credit did it.
 */
export function conclude(meter: Second, armed = "8F32"): void {
  tellLevels(meter);
  decide(meter, armed);
}

/** A meter is made disabled, and its supply is decided; what is true then is no crossing. */
export function decideAtStart(meter: Second): void {
  if (meter.mode === "credit" || available(meter) > 0) meter.supply = "armed";
  meter.told.exhausted = isExhausted(meter);
  meter.told.low = isLow(meter);
  meter.told.offered = isOffered(meter);
}

/**
 * As A rises above 0, by suspend_disconnection, restore_supply or change to credit mode
 * (meter.md 5).
 */
export function arm(meter: Second, event = "8F32"): void {
  if (meter.supply !== "disabled") return;
  meter.supply = "armed";
  tell(meter, event);
}

/** B held on page 7, or the PPMID. */
export function activate(meter: Second): boolean {
  if (!isOffered(meter)) return false;
  meter.active = true;
  tell(meter, "81AB");
  conclude(meter, "8168");
  return true;
}

/** Key B, or the PPMID: somebody at the premises says so. */
export function enable(meter: Second): boolean {
  if (meter.supply !== "armed") return false;
  meter.supply = "enabled";
  conclude(meter);
  return true;
}
