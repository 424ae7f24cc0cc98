import { expect, test } from "vitest";
import { whyNot } from "../../apps/console/src/approvals/who-decides.ts";
import { followedAfter } from "../../apps/console/src/campaigns/followed.ts";
import { paceOf, timeLeftWords } from "../../apps/console/src/campaigns/pace.ts";
import { selectionWords } from "../../apps/console/src/campaigns/selection-words.ts";

test.each([
  [{ tags: [], everyMeter: true }, "every meter"],
  [{ tags: [], everyMeter: true, fuel: "gas" }, "every gas meter"],
  [{ tags: ["north"] }, "meters with the tag north"],
  [
    { tags: ["north", "no-wan"], fuel: "electricity", noContactDays: 30 },
    "electricity meters with the tags north and no-wan not heard of for 30 days or ever",
  ],
  [{ tags: [], listedMeters: 1 }, "1 listed meter"],
  [
    { tags: ["north"], listedMeters: 1_200 },
    "of 1,200 listed meters, the meters with the tag north",
  ],
] as const)("a campaign for %j is for %s", (selection, words) => {
  expect(selectionWords({ ...selection, tags: [...selection.tags] })).toBe(words);
});

test("the time left follows from the pace that was measured, not before two seconds of it", () => {
  const first = { atMs: 1_000, settled: 500 };
  expect(paceOf(first, { atMs: 2_999, settled: 900 }, 600)).toBeUndefined();
  expect(paceOf(first, { atMs: 5_000, settled: 500 }, 600)).toBeUndefined();
  expect(paceOf(first, { atMs: 5_000, settled: 2_500 }, 60_000)).toEqual({
    perSecond: 500,
    secondsLeft: 120,
  });
});

test.each([
  [59, "less than a minute left"],
  [60, "about 1 minute left"],
  [100, "about 2 minutes left"],
  [5_399, "about 90 minutes left"],
  [7_200, "about 2 hours left"],
])("%d seconds are %s", (seconds, words) => {
  expect(timeLeftWords(seconds)).toBe(words);
});

const RUNNING = {
  campaignId: "",
  label: null,
  commands: [],
  digits: null,
  note: null,
  reason: null,
  acknowledge: [],
  selection: { tags: [] },
  issued: 0,
  sums: null,
  refused: [],
  approvalId: null,
  createdAt: "",
  createdBy: "",
  createdByOwner: null,
  begunAt: null,
  finishedAt: null,
  cancelReason: null,
};

test("a pace counts from the first event of a campaign that runs", () => {
  const waits = { ...RUNNING, status: "awaiting_approval" as const, meters: 10, waiting: 10 };
  const runs = { ...RUNNING, status: "running" as const, meters: 10, waiting: 8 };
  const told = followedAfter(undefined, waits, 1);
  expect(told.first).toBeUndefined();
  const first = followedAfter(told, runs, 100);
  const later = followedAfter(first, { ...runs, waiting: 3 }, 200);
  expect([later.first, later.last]).toEqual([
    { atMs: 100, settled: 2 },
    { atMs: 200, settled: 7 },
  ]);
});

test.each([
  [true, false, "You asked for this yourself"],
  [false, false, "A person with the role approver"],
  [false, true, "This key and the one that asked"],
])(
  "asker %s, approver %s: the page says why this key may not decide",
  (hasAsked, isApprover, why) => {
    expect(whyNot({ hasAsked, isApprover })).toMatch(why);
  },
);
