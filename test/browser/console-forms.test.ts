import { expect, test } from "vitest";
import { changesOf, typedOf } from "../../apps/console/src/meters/change.ts";
import { bodyOf, faultsOf, NO_REGISTRATION } from "../../apps/console/src/meters/registration.ts";
import { partsOf, refusalsOf, stacked } from "../../apps/console/src/reconciliation/day-stacks.ts";
import { mayName } from "../../apps/console/src/shell/may-name.ts";

test.each(["00-DB-12-34-56-78-90-A7", "00:db:12:34:56:78:90:a7", " 00db 1234 5678 90A7 "])(
  "an EUI-64 is taken as %s",
  (meterId) => expect(bodyOf({ ...NO_REGISTRATION, meterId }).meterId).toBe("00db1234567890a7"),
);

const UUID = "0192f3a4-7c1e-7000-8000-00000000002a";

test.each([
  [{}, true],
  [{ meterId: "00db1234567890a7" }, true],
  [{ codeId: UUID, step: "read" }, true],
  [{ meterId: "abc" }, false],
  [{ meterId: "00-DB-12-34-56-78-90-A7" }, true],
  [{ meterId: "00-DB1234567890A7" }, false],
  [{ meterId: UUID }, false],
  [{ codeId: "x", step: "read" }, false],
  [{ campaignId: `${UUID}0` }, false],
  [{ approvalId: UUID.toUpperCase() }, false],
])("whether the service is asked about %j: %s", (ids, isAsked) => {
  expect(mayName(ids)).toBe(isAsked);
});

test("tags are words between commas, each once", () => {
  const tags = " north,, no-wan ,north";
  expect(bodyOf({ ...NO_REGISTRATION, tags }).tags).toEqual(["north", "no-wan"]);
});

test("a registration leaves out what was left empty", () => {
  const typed = { ...NO_REGISTRATION, meterId: "00db1234567890a7", publicKey: "04 AB" };
  expect(faultsOf(typed)).toEqual({});
  expect(bodyOf(typed)).toEqual({
    meterId: "00db1234567890a7",
    publicKey: "04ab",
    fuel: "electricity",
  });
  expect(faultsOf({ ...typed, lastCounter: "-1" })).toHaveProperty("lastCounter");
});

const NOTHING = {
  ...{ codes: 0, topUpPence: 0, creditGivenPence: 0, deductedPence: 0, debtAddedPence: 0 },
  ...{ debtDeductedPence: 0, creditSetPence: 0, debtSetPence: 0 },
};
const DAY = {
  day: "2026-11-24",
  issued: { ...NOTHING, codes: 21 },
  givenPence: 0,
  codesByStatus: { issued: 1, sent: 2, confirmed: 3, refused: 4, superseded: 5, void: 2, lost: 4 },
  refused: [{ reason: "expired" as const, codes: 4 }],
};

test("a day's codes stand in the chart's bar by what became of them, all of them once", () => {
  expect(partsOf(DAY)).toEqual([3, 2, 4, 11, 1]);
  expect(stacked(partsOf(DAY))).toEqual([3, 5, 9, 20, 21]);
});

test("refusals of several days are summed by their reason, the most first", () => {
  const other = { ...DAY, refused: [{ reason: "too_old" as const, codes: 9 }, ...DAY.refused] };
  expect(refusalsOf([DAY, other])).toEqual([
    ["too_old", 9],
    ["expired", 8],
  ]);
});

test("of a meter only what differs is asked for, and an emptied label is taken away", () => {
  const meter = {
    ...{ meterId: "00db1234567890a7", publicKey: "04ab", supplierKeyId: "k", fuel: "gas" as const },
    ...{ label: "7 Elm Row", tags: ["north"], registeredAt: "", lastCounter: 4, clockDays: 0 },
    ...{ knownHighestCounter: 0, knownBalancePence: null, knownOn: null },
    ...{ status: "active" as const, retiredAt: null, retireReason: null },
  };
  expect(changesOf(meter, typedOf(meter))).toEqual({});
  expect(changesOf(meter, { ...typedOf(meter), lastCounter: " " })).toEqual({});
  const typed = { ...typedOf(meter), label: " ", tags: "north, south", lastCounter: "7" };
  expect(changesOf(meter, typed)).toEqual({
    label: null,
    tags: ["north", "south"],
    lastCounter: 7,
  });
});
