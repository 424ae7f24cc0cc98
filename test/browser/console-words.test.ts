import { REFUSALS } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { AFTER_REFUSAL } from "../../apps/console/src/customer/after-refusal.ts";
import { mayBeDigits } from "../../apps/console/src/customer/may-be-digits.ts";
import {
  balanceFact,
  clockFact,
  counterFact,
  modeFact,
  outFact,
  roomFact,
  supplyFact,
} from "../../apps/console/src/customer/meter-facts.ts";
import { beginningAgain, readOutSteps } from "../../apps/console/src/customer/read-out-steps.ts";
import { dateAndTime, daysAgo } from "../../apps/console/src/ui/moments.ts";
import { REFUSAL_PROOFS } from "../../apps/supplier-service/src/rules/code-life.ts";

test("days are told from midnight to midnight, UTC", () => {
  const lastSecond = Date.UTC(2026, 10, 24, 23, 59, 59) / 1_000;
  expect(daysAgo("2026-11-24", lastSecond)).toBe("today");
  expect(daysAgo("2026-11-24", lastSecond + 1)).toBe("yesterday");
  expect(daysAgo("2026-11-24", lastSecond + 86_401)).toBe("2 days ago");
  expect(daysAgo("2026-11-25", lastSecond)).toBe("in 1 day");
  expect(daysAgo("2026-11-27", lastSecond)).toBe("in 3 days");
});

test("moments are written as the British do, UTC", () => {
  expect(dateAndTime("2026-11-04T17:05:09Z")).toBe("4 Nov 2026, 17:05");
  expect(dateAndTime(Date.UTC(2026, 10, 4, 17, 5) / 1_000)).toBe("4 Nov 2026, 17:05");
});

const WORDS = Array.from({ length: 10 }, (_, at) => `g${at}`);

test("a code of two blocks is read group by group, and the display is asked for between", () => {
  const told = { groups: WORDS, spokenGroups: WORDS, spokenBefore: ["A"], spokenAfter: ["B"] };
  const steps = readOutSteps(told);
  const read = steps.map((step) => (step.kind === "say" ? step.sentences.join() : step.digits));
  const between = "The display now says: Block 1 of 2 ok. Does it?";
  expect(read).toEqual(["A", ...WORDS.slice(0, 5), between, ...WORDS.slice(5), "B"]);
  expect([0, 1, 5, 6, 7, 11, 12].map((at) => beginningAgain(steps, at))).toEqual([
    0, 1, 1, 1, 7, 7, 7,
  ]);
});

test.each([
  ["7394 3020 2345 2505 2702", true],
  ["code 7394-3020-2345", true],
  ["2702", true],
  ["12 Acacia Avenue", false],
  ["00-DB-12-34-56-78-90-A0", false],
  ["no-wan", false],
])("%j may be digits of a code: %s", (text, expected) => {
  expect(mayBeDigits(text)).toBe(expected);
});

test.each(REFUSALS)(
  "the same digits are not offered again after %s, unless they can count",
  (each) => {
    const { canBeTriedAgain } = REFUSAL_PROOFS[each];
    expect(canBeTriedAgain || !AFTER_REFUSAL[each].includes("same_digits")).toBe(true);
    expect(AFTER_REFUSAL[each].length > 0 || !canBeTriedAgain).toBe(true);
  },
);

const CONFIRMATION = {
  kind: "status",
  on: "2026-11-24",
  readAt: "2026-11-24T12:00:00.000Z",
  utrnCounter: 1,
  supply: "disabled",
  mode: "prepayment",
  emergencyCreditActive: true,
  balancePence: 0,
} as const;

test("the supply is told by what is later, a confirmation code or a report of the meter", () => {
  const now = Date.UTC(2026, 10, 26) / 1_000;
  const told = { lastConfirmation: CONFIRMATION, lastSupplyAlert: null, openCodes: 0 };
  expect(supplyFact({ known: told }, now)).toBe(
    "Off, by the confirmation code of 24 Nov 2026, 2 days ago",
  );
  expect(modeFact({ known: told })).toBe("Prepayment, and emergency credit is in use");
  const alert = { supply: "armed", at: "2026-11-25T07:00:00.000Z" } as const;
  expect(supplyFact({ known: { ...told, lastSupplyAlert: alert } }, now)).toBe(
    "Off, and ready to be switched on, as the meter reported on 25 Nov 2026, yesterday",
  );
  const nothing = { ...told, lastConfirmation: null };
  expect([supplyFact({ known: nothing }, now), modeFact({ known: nothing })]).toEqual([
    "Not known",
    "Not known",
  ]);
});

const METER = {
  known: { lastConfirmation: null, lastSupplyAlert: null, openCodes: 1 },
  knownBalancePence: null,
  knownOn: null,
  clockDays: 0,
  lastCounter: 7,
  knownHighestCounter: 0,
  forecast: {
    nextCounter: 8,
    codesLeft: { 20: 504, 40: 32_760 },
    outstandingCount: 1,
    outstanding: [],
  },
};

test("what is known of a meter is said with how it is known, and how old it is", () => {
  const now = Date.UTC(2026, 10, 26) / 1_000;
  expect(balanceFact(METER, now)).toMatch(/^Not known: the meter has confirmed nothing yet/);
  const known = { ...METER, knownBalancePence: -524_288, knownOn: "2026-11-24" };
  expect(balanceFact(known, now)).toBe(
    "−£5,242.88 or less, by the confirmation code of 24 Nov 2026, 2 days ago".replace(",", ""),
  );
  expect(counterFact(METER)).toBe("None known; last issued: 7");
  expect(outFact(METER)).toBe("1 code may yet be keyed");
  expect(roomFact(METER)).toMatch(/^504 codes of 20 digits, or 32,760 codes of 40 or 60/);
  expect(clockFact(METER)).toBeUndefined();
  expect(clockFact({ ...METER, clockDays: -1 })).toMatch(/^Proved to be 1 day behind ours/);
});
