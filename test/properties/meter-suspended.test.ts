import { type MeterEvent, type MeterState, step } from "@utrn-lab/meter-emulator";
import { describe, expect, it } from "vitest";
import { codeFor, meterOf } from "../support/meters.ts";

const NOON = Date.UTC(2028, 1, 23, 12) / 1_000;
const HOUR = 3_600;

function toldBy(start: MeterState, events: readonly MeterEvent[]): string[] {
  const told: string[] = [];
  let meter = start;
  for (const event of events) {
    const stepped = step(meter, event);
    meter = stepped.state;
    told.push(...stepped.events.map(({ atSeconds: at, event: name }) => `${at - NOON} ${name}`));
  }
  return told;
}

function suspension(at: number, utrnCounter: number): MeterEvent[] {
  const code = codeFor(utrnCounter, { type: "suspend_disconnection", hours: 1 });
  return [
    { at, type: "code", code, via: "keypad" },
    { at, type: "action", action: "enable_supply", via: "keypad" },
  ];
}

describe("8F83, disablement suspended", () => {
  it("is told once while the supply stays on, and again after it has been off", () => {
    const meter = meterOf(NOON, { emergencyCredit: { limit: 0 } });
    const told = toldBy(meter, [
      ...suspension(NOON, 1),
      { at: NOON + 100, type: "time" },
      ...suspension(NOON + 2 * HOUR, 2),
    ]);
    expect(told).toEqual([
      "0 8F32",
      "0 8161",
      "0 8F83",
      `${HOUR} 8F0F`,
      `${2 * HOUR} 8F32`,
      `${2 * HOUR} 8161`,
      `${2 * HOUR} 8F83`,
    ]);
  });
});
