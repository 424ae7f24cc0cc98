import { afterAll, beforeAll, expect, test } from "vitest";
import {
  issue,
  NOON_SECONDS,
  register,
  registration,
  type SupplierRig,
  shown,
  startRig,
} from "../../support/supplier-rig.ts";

const DAY_SECONDS = 86_400;
const GAS = { ...registration("00db1234567800a1"), fuel: "gas", tags: ["north"] };
const topUp = (amountPence: number) => ({ type: "top_up", amountPence });

let rig: SupplierRig;
beforeAll(async () => {
  rig = await startRig();
  const path = await register(rig.call);
  await issue(rig.call, path, { commands: [topUp(1_000)] });
  const second = await issue(rig.call, path, { commands: [topUp(2_000)] });
  const { codeId } = await issue(rig.call, path, { commands: [topUp(300)] });
  await rig.call("POST", `/v1/codes/${second.codeId}/sent`, { channel: "sms" });
  await rig.call("POST", `/v1/codes/${codeId}/refused`, { reason: "balance_too_high" });
  rig.setTime(NOON_SECONDS + 2 * DAY_SECONDS);
  const code = shown({ date: "2026-11-26" });
  await rig.call("POST", `${path}/confirmations`, { code });
  await rig.call("POST", "/v1/meters", GAS);
  const debt = { type: "deduct_debt", register: "payment", amountPence: 40 };
  const other = await issue(rig.call, `/v1/meters/${GAS.meterId}`, { commands: [debt] });
  await rig.call("POST", `/v1/codes/${other.codeId}/void`, { reason: "mistake" });
});
afterAll(() => rig.remove());

interface Day {
  readonly day: string;
  readonly issued: Readonly<Record<string, number>>;
  readonly codesByStatus: Readonly<Record<string, number>>;
  readonly refused: readonly object[];
}

async function daysOf(query = "") {
  const { body } = await rig.call("GET", `/v1/reports/days${query}`);
  return (body as { days: Day[] }).days;
}

const NONE = { issued: 0, sent: 0, confirmed: 0, refused: 0, superseded: 0, void: 0, lost: 0 };

test("codes are told by the day of their issue, with what has become of them since", async () => {
  expect(await daysOf()).toMatchObject([
    {
      day: "2026-11-24",
      issued: { codes: 3, topUpPence: 3_300, debtDeductedPence: 0 },
      givenPence: 3_300,
      codesByStatus: { ...NONE, confirmed: 1, sent: 1, refused: 1 },
      refused: [{ reason: "balance_too_high", codes: 1 }],
    },
    {
      day: "2026-11-26",
      issued: { codes: 1, topUpPence: 0, debtDeductedPence: 40 },
      givenPence: 40,
      codesByStatus: { ...NONE, void: 1 },
      refused: [],
    },
  ]);
});

test("the days asked for are told, of meters with a tag or of a campaign", async () => {
  const days = async (query: string) => (await daysOf(query)).map(({ day }) => day);
  expect(await days("?from=2026-11-25")).toEqual(["2026-11-26"]);
  expect(await days("?to=2026-11-25")).toEqual(["2026-11-24"]);
  expect(await days("?tag=north")).toEqual(["2026-11-26"]);
  expect(await days("?campaign=5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10")).toEqual([]);
});

test.each(["", "?from=2026-11-25", "?tag=north"])(
  "the sums of all days%s are those of the reconciliation",
  async (query) => {
    const { body } = await rig.call("GET", `/v1/reports/reconciliation${query}`);
    const { issued, states } = body as {
      issued: Record<string, number>;
      states: { status: string; codes: number }[];
    };
    const days = await daysOf(query);
    for (const [member, sum] of Object.entries(issued)) {
      expect([member, days.reduce((all, day) => all + (day.issued[member] ?? 0), 0)]).toEqual([
        member,
        sum,
      ]);
    }
    for (const status of Object.keys(NONE)) {
      const sum = days.reduce((all, day) => all + (day.codesByStatus[status] ?? 0), 0);
      expect([status, sum]).toEqual([status, states.find((it) => it.status === status)?.codes]);
    }
  },
);
