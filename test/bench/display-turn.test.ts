import { createMeter, step, viewOf } from "@utrn-lab/meter-emulator";
import { expect, test } from "vitest";
import { NOON_SECONDS } from "../support/bench-rig.ts";
import { METER_ID, METER_KEY } from "../support/parties.ts";

const MADE = createMeter({
  meterId: METER_ID,
  privateKey: METER_KEY,
  fuel: "electricity",
  time: NOON_SECONDS,
});

/** What a display says of its turns, so many seconds after a key. */
function turnAfter(keys: string, seconds: number) {
  const pressed = step(MADE, { type: "keys", keys, at: NOON_SECONDS }).state;
  return viewOf(step(pressed, { type: "time", at: NOON_SECONDS + seconds }).state).turn;
}

test("the screens of a page follow each other every four seconds, for a minute", () => {
  // Page 5 of a meter of one rate: the unit rate, and the standing charge.
  expect(turnAfter("5", 0)).toEqual({ screen: 1, screens: 2, nextAt: NOON_SECONDS + 4 });
  expect(turnAfter("5", 7)).toEqual({ screen: 2, screens: 2, nextAt: NOON_SECONDS + 8 });
  expect(turnAfter("5", 58)).toMatchObject({ nextAt: NOON_SECONDS + 60 });
  expect(turnAfter("5", 60)).toBeNull();
});

test("a page of one screen stands until rest comes back", () => {
  expect(turnAfter("1", 10)).toEqual({ screen: 1, screens: 1, nextAt: NOON_SECONDS + 60 });
});

test("nothing is in turn at rest, in an entry and without power", () => {
  expect(viewOf(MADE).turn).toBeNull();
  expect(turnAfter("5A7", 0)).toBeNull();
  const shown = step(MADE, { type: "keys", keys: "5", at: NOON_SECONDS }).state;
  const off = step(shown, { type: "power", on: false, at: NOON_SECONDS }).state;
  expect(viewOf(off).turn).toBeNull();
});
