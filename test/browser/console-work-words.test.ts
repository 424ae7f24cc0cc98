import { expect, test } from "vitest";
import { whyNot } from "../../apps/console/src/approvals/who-decides.ts";
import { codesOf } from "../../apps/console/src/campaigns/campaign.ts";
import { followedAfter } from "../../apps/console/src/campaigns/followed.ts";
import { readMeterList, textOfFile } from "../../apps/console/src/campaigns/meter-list.ts";
import { paceOf, timeLeftWords } from "../../apps/console/src/campaigns/pace.ts";
import { newSelection, readSelection } from "../../apps/console/src/campaigns/selection-form.ts";
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

const [FIRST, SECOND, THIRD] = ["00db570200000001", "00db570200000002", "00db5702000000ff"];

test.each([
  ["ids, one a line", "00db570200000001\n00db570200000002\n", [FIRST, SECOND], []],
  ["printed forms", "00db 5702 0000 0001\r\n00-DB-57-02-00-00-00-02", [FIRST, SECOND], []],
  [
    "ids in one line",
    "00db570200000001 00db570200000002, 00db5702000000FF",
    [FIRST, SECOND, THIRD],
    [],
  ],
  [
    "a CSV file with a head and other cells",
    'label;meterId;tags\n"12 Acacia Avenue";"00db570200000001";north\n3 Elm;00db570200000002;',
    [FIRST, SECOND],
    [],
  ],
  ["an id that is too short", "00db570200000001\n00db57020000000\n", [FIRST], [2]],
  ["a first line of digits that are no id", "12345\n00db570200000001", [FIRST], [1]],
  ["nothing", "\n \n", [], []],
] as const)("%s are read", (_title, text, meterIds, unreadable) => {
  expect(readMeterList(text)).toEqual({ meterIds, repeated: 0, unreadable });
});

test("a meter that is listed twice counts once, and is told", () => {
  const list = readMeterList(`${FIRST}\n${SECOND}\n${FIRST}`);
  expect(list).toEqual({ meterIds: [FIRST, SECOND], repeated: 1, unreadable: [] });
});

const TYPED = newSelection("north, no-wan,, north");

test.each([
  [TYPED, { tags: ["north", "no-wan"] }],
  [
    { ...TYPED, tags: "", noContactDays: " 30 ", fuel: "gas" as const },
    { noContactDays: 30, fuel: "gas" },
  ],
  [{ ...TYPED, way: "every" as const }, { everyMeter: true }],
  [
    { ...TYPED, way: "list" as const, pasted: FIRST },
    { meterIds: [FIRST], tags: ["north", "no-wan"] },
  ],
  [
    {
      ...newSelection(),
      way: "list" as const,
      pasted: FIRST,
      file: { name: "ids.csv", list: readMeterList(`${FIRST}\n${SECOND}`) },
    },
    { meterIds: [FIRST, SECOND] },
  ],
])("what is typed selects (%#)", (typed, selection) => {
  expect(readSelection(typed)).toEqual({ selection });
});

test.each([
  [newSelection(), "Name a tag, a fuel or the days without contact, or choose another way."],
  [{ ...TYPED, noContactDays: "0" }, "The days without contact are a whole number from 1 to 3650."],
  [{ ...TYPED, noContactDays: "1.5" }, "The days without contact are a whole number"],
  [{ ...TYPED, way: "list" as const }, "Paste the ids of the meters, or choose a file of them."],
  [{ ...TYPED, way: "list" as const, pasted: "x\ny" }, "no meter’s id stands in line 2."],
  [
    {
      ...TYPED,
      way: "list" as const,
      file: { name: "ids.csv", list: readMeterList("1\n2\n3\n4\n5\n6\n7") },
    },
    "ids.csv: no meter’s id stands in lines 1, 2, 3, 4, 5 and 2 more.",
  ],
])("what is missing or wrong is said in a sentence (%#)", (typed, why) => {
  expect(readSelection(typed)).toEqual({ why: expect.stringContaining(why) });
});

test("a preview counts the codes of meters that are not refused", () => {
  const refused = [
    { code: "acknowledgement_needed" as const, count: 2 },
    { code: "meter_retired" as const, count: 3 },
  ];
  expect(codesOf({ meters: 300, refused })).toBe(295);
  expect(codesOf({ meters: 5, refused })).toBe(0);
});

test("a file of meters may be UTF-16, as spreadsheets save it", async () => {
  const text = "\ufeffMeter ID;label\r\n00-DB-12-34-56-78-90-A0;Caff\u00e8\r\n";
  const le = Buffer.from(text, "utf16le");
  for (const bytes of [le, Buffer.from(le).swap16(), Buffer.from(text)]) {
    const read = readMeterList(await textOfFile(new Blob([bytes])));
    expect(read).toMatchObject({ meterIds: ["00db1234567890a0"], unreadable: [] });
  }
});
