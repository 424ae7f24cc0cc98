import { type MeterEvent, nextDue, step, viewOf } from "@utrn-lab/meter-emulator";
import { describe, expect, it } from "vitest";
import { codeFor, meterOf } from "../support/meters.ts";

const NOON = Date.UTC(2028, 1, 23, 12) / 1_000;

describe("the next moment that is due", () => {
  it("is the second at which the offer of emergency credit ends, as a page shows it", () => {
    // Kept on by a suspension: £1.00 of emergency credit above a balance of -£0.25 and DT £0.25
    // leaves £0.50, which 1000 W at 36p/kWh, 10 mp a second, use up in 5,000 seconds.
    const settings = {
      meterBalance: -25_000,
      disablementThreshold: 25_000,
      emergencyCredit: { limit: 100_000 },
      tariff: { unitRateMillipence: 36_000, standingChargeMillipence: 0 },
      nonDisconnect: { suspendedUntil: NOON + 80_000 },
    };
    const code = codeFor(1, { type: "restore_supply" });
    const events: MeterEvent[] = [
      { at: NOON, type: "code", code, via: "keypad" },
      { at: NOON, type: "action", action: "enable_supply", via: "keypad" },
      { at: NOON, type: "load", watts: 1_000 },
    ];
    const meter = events.reduce(
      (state, event) => step(state, event).state,
      meterOf(NOON, settings),
    );
    expect(nextDue(meter)).toBe(NOON + 5_000);
    const isOffered = (at: number) =>
      viewOf(step(meter, { at, type: "time" }).state).emergencyCredit.offered;
    expect([isOffered(NOON + 4_999), isOffered(NOON + 5_000)]).toEqual([true, false]);
  });
});
