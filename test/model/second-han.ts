import { type Second, tell } from "./second-state.ts";

/** A PPMID joins by its install code; unless it left by itself it needs the window (meter.md 7). */
export function join(meter: Second): boolean {
  const isOpen = meter.time < meter.hanUntil && ["any", "ppmid"].includes(meter.hanFor);
  const isLetIn = isOpen || meter.ppmid !== "shut out";
  tell(meter, isLetIn ? "8F49" : "8F48");
  if (!isLetIn) return false;
  meter.ppmid = "joined";
  tell(meter, "8183");
  return true;
}

/** It leaves by itself, and may come back without a window. */
export function leave(meter: Second): boolean {
  if (meter.ppmid !== "joined") return false;
  meter.ppmid = "left";
  return true;
}
