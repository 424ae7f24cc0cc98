import { type CodeToTell, codeText } from "@utrn-lab/supplier-service";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { languageOf } from "../../../apps/supplier-service/src/telling/languages.ts";
import { endText, startText } from "../../../apps/supplier-service/src/telling/moments.ts";

const ENGLISH = languageOf("en");
const at = (moment: string) => Date.parse(moment) / 1_000;

const WINTER = "The clock of the meter is not put forward in summer";
const RECURRING = "The hours of a day or a week are winter time";

/** In 2026 clocks go forward on 29 March at 01:00 UTC, and back on 25 October at 01:00 UTC. */
test.each([
  ["2026-12-25T00:00:00Z", "Friday 25 December 2026"],
  ["2026-07-01T00:00:00Z", "1 am on Wednesday 1 July 2026"],
  ["2026-06-30T23:00:00Z", "Wednesday 1 July 2026"],
  ["2026-03-29T00:30:00Z", "12:30 am on Sunday 29 March 2026"],
  ["2026-03-29T00:59:00Z", "12:59 am on Sunday 29 March 2026"],
  ["2026-03-29T01:00:00Z", "2 am on Sunday 29 March 2026"],
  ["2026-10-25T00:00:00Z", "1 am on Sunday 25 October 2026"],
  ["2026-10-25T01:00:00Z", "1 am on Sunday 25 October 2026"],
  ["2026-10-25T12:00:00Z", "noon on Sunday 25 October 2026"],
  ["2026-07-01T11:00:00Z", "noon on Wednesday 1 July 2026"],
  ["2026-07-01T21:30:00Z", "10:30 pm on Wednesday 1 July 2026"],
])("%s begins at %s by a customer's clock", (moment, said) => {
  expect(startText(at(moment), ENGLISH)).toBe(said);
});

test.each([
  ["2027-01-01T00:00:00Z", "midnight at the end of Thursday 31 December 2026"],
  ["2026-07-01T00:00:00Z", "1 am on Wednesday 1 July 2026"],
  ["2026-06-30T23:00:00Z", "midnight at the end of Tuesday 30 June 2026"],
  ["2026-12-28T10:00:00Z", "10 am on Monday 28 December 2026"],
  ["2026-07-28T10:00:00Z", "11 am on Tuesday 28 July 2026"],
])("what ends at %s ends at %s by a customer's clock", (moment, said) => {
  expect(endText(at(moment), ENGLISH)).toBe(said);
});

test("a time told is always the one that London's clocks show", () => {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: "Europe/London",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  const minutes = fc.integer({ min: at("2026-01-01") / 60, max: at("2044-11-08") / 60 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const said = startText(minute * 60, ENGLISH);
      const [, hour = "", rest = "00", half] = /^(\d+)(?::(\d\d))? (am|pm) on /.exec(said) ?? [];
      const hours = said.startsWith("noon") ? 12 : (Number(hour) % 12) + (half === "pm" ? 12 : 0);
      const shown = `${String(hours).padStart(2, "0")}:${rest}`;
      return shown === clock.format(new Date(minute * 60_000));
    }),
  );
});

function letter(...commands: readonly Command[]): string {
  const code = commands.length === 1 ? "7".repeat(20) : "7".repeat(40);
  const told: CodeToTell = { code, commands, meterId: "00db1234567890a0", fuel: "gas" };
  return codeText(told, { channel: "letter", face: "twelve", language: "en" });
}

test("a last day ends at midnight in winter, and in summer an hour after it", () => {
  const untilDay = (date: string) =>
    letter({ type: "valid_until", date }, { type: "open_han", device: "ihd", minutes: 30 });
  expect(untilDay("2026-12-24")).toContain(
    "The meter takes it until midnight at the end of Thursday 24 December 2026, and not later.",
  );
  expect(untilDay("2026-12-24")).not.toContain(WINTER);
  expect(untilDay("2026-07-24")).toContain(
    "The meter takes it until 1 am on Saturday 25 July 2026, and not later.",
  );
  expect(untilDay("2026-07-24")).toContain(WINTER);
});

test("prices begin with their day in winter, and in summer an hour into it", () => {
  const price = (startDate: string) =>
    letter({
      type: "change_price",
      unitRateMillipence: 6_040,
      standingChargeMillipence: 31_430,
      startDate,
    });
  expect(price("2027-01-01")).toContain("Your gas prices from Friday 1 January 2027: 6.04p");
  expect(price("2027-01-01")).toContain("Type it before Friday 1 January 2027; typed later,");
  expect(price("2026-10-01")).toContain("Your gas prices from 1 am on Thursday 1 October 2026:");
});

test("safe days over the change of the clock begin in summer time and end in winter time", () => {
  const text = letter({
    type: "set_non_disconnect_periods",
    periods: [{ from: "2026-10-24", days: 2 }],
  });
  expect(text).toContain("from 1 am on Saturday 24 October 2026 until 10 am on Monday 26 October");
  expect(text).toContain(WINTER);
});

test("hours of the week are told in winter time, and the letter says so", () => {
  const text = letter({
    type: "set_non_disconnect_calendar",
    windows: [{ days: ["fri"], start: "16:00", end: "00:00" }],
  });
  expect(text).toContain("other weekly ones: Friday from 4 pm to midnight.");
  expect(text).toContain(RECURRING);
  expect(letter({ type: "set_non_disconnect_calendar", windows: [] })).not.toContain(RECURRING);
});
