import { expect, test } from "vitest";
import { registerWords } from "../../apps/bench/page/src/code-lab/change-words.ts";
import { registersOf } from "../../apps/bench/server/meters/registers.ts";
import { fullMeter } from "../support/full-meter.ts";

test.each([
  ["settings.meterBalance", 500_000, "Meter balance", "£5.00"],
  ["settings.emergencyCredit.limit", 1_500_000, "Emergency credit limit", "£15.00"],
  ["settings.tariff.unitRateMillipence", 24_900, "Tariff: unit rate", "24.9p"],
  ["settings.timeDebtRecovery.time_1.rate", 1_500, "Time debt 1 recovery", "1.5p"],
  [
    "settings.paymentDebtRecovery.weeklyCapPounds",
    5,
    "Payment debt recovery a week at most",
    "£5.00",
  ],
  [
    "settings.nonDisconnect.suspendedUntil",
    1_795_868_462,
    "Disconnection suspended until",
    "28 Nov 2026, 12:21:02 UTC",
  ],
  ["settings.nonDisconnect.suspendedUntil", null, "Disconnection suspended until", "none"],
  [
    "settings.nonDisconnect.calendar",
    [{ days: ["mon", "tue"], start: "16:00", end: "10:00" }],
    "Protected windows",
    "mon tue 16:00 to 10:00",
  ],
  ["settings.nonDisconnect.periods", [], "Protected periods", "none"],
  ["replay.families.emergency_limit", 1, "Latest counter that set emergency limit", "1"],
  ["replay.accepted", [{}], "Cache of accepted counters", "1 counter"],
  [
    "settings.nextTariff",
    { unitRateMillipence: 28_000, standingChargeMillipence: 0, startDate: "2027-01-01" },
    "Next tariff",
    "28p a kWh, 0p a day, from 1 January 2027",
  ],
])("%s, %j, is said as %s: %s", (path, value, name, said) => {
  const { name: called, say } = registerWords(path);
  expect([called, say(value)]).toEqual([name, said]);
});

test("no register of a meter is called by its path", () => {
  const isPath = /[._]|[a-z][A-Z]/;
  const leaves = (value: unknown, path = ""): string[] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, each]) =>
          leaves(each, path === "" ? name : `${path}.${name}`),
        )
      : [path];
  const paths = leaves(registersOf(fullMeter()));
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.map((path) => registerWords(path).name).filter((name) => isPath.test(name))).toEqual(
    [],
  );
});
