import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { everything, forged, issue, NOON_SECONDS, shown } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const confirm = (code: string) => rig.call("POST", `${path}/confirmations`, { code });

/** A status of counter 1 by a clock that is 30 days behind: today is 24 November. */
function late(balancePence: number, date = "2026-10-25"): string {
  return shown({ kind: "status", date, balancePence });
}

test("a day that does not fit says how far the clock seems off, and proves nothing", async () => {
  await issue(rig.call, path, TOP_UP);
  const before = await everything(rig.call, path);
  for (let at = 0; at < 2; at += 1) {
    const { status, body } = await confirm(late(700));
    expect([status, body]).toMatchObject([
      422,
      {
        code: "confirmation_refused",
        reason: "not_authentic",
        clockDays: -30,
        detail: expect.stringContaining("30 days behind ours:"),
      },
    ]);
  }
  expect(await everything(rig.call, path)).toBe(before);
  const { body } = await confirm(shown({ kind: "status", date: "2027-11-24", balancePence: 1 }));
  expect(body).toMatchObject({ clockDays: 365 });
});

test("two of different digits with the same distance prove both, and the distance", async () => {
  await issue(rig.call, path, TOP_UP);
  await issue(rig.call, path, TOP_UP);
  await confirm(shown({ kind: "applied", date: "2026-10-15", balancePence: 300 }));
  const second = shown({ kind: "status", utrnCounter: 2, date: "2026-10-15", balancePence: 800 });
  const { status, body } = await confirm(second);
  expect([status, body]).toMatchObject([
    200,
    {
      kind: "status",
      date: "2026-10-15",
      code: { utrnCounter: 2, status: "confirmed" },
      meter: { knownBalancePence: 800, knownOn: "2026-11-24", clockDays: -40 },
    },
  ]);
  const { body: codes } = await rig.call("GET", `${path}/codes`);
  expect(codes).toMatchObject({ items: [{ status: "confirmed" }, { status: "confirmed" }] });
});

test("from then on the meter's own days are tried, and a clock put right too", async () => {
  await issue(rig.call, path, TOP_UP);
  await confirm(late(700));
  await confirm(late(800));
  rig.setTime(NOON_SECONDS + 86_400);
  const next = await confirm(late(900, "2026-10-26"));
  expect([next.status, next.body]).toMatchObject([200, { meter: { knownOn: "2026-11-25" } }]);
  const right = (balancePence: number) =>
    shown({ kind: "status", date: "2026-11-25", balancePence });
  expect((await confirm(right(1))).body).toMatchObject({ clockDays: 0 });
  expect((await confirm(right(2))).body).toMatchObject({
    meter: { clockDays: 0, knownBalancePence: 2 },
  });
});

test("other distances agree with nothing, and none is one of the five", async () => {
  await issue(rig.call, path, TOP_UP);
  for (let day = 10; day < 16; day += 1) {
    const { status, body } = await confirm(late(700, `2026-10-${day}`));
    expect([status, body]).toMatchObject([422, { clockDays: day - 55 }]);
  }
  expect((await confirm(shown({}))).status).toBe(200);
});

test("a forgery has no distance, and the same digits again are counted once", async () => {
  await issue(rig.call, path, TOP_UP);
  for (let at = 0; at < 6; at += 1) {
    const { status, body } = await confirm(forged());
    expect(status).toBe(422);
    expect(body).not.toHaveProperty("clockDays");
  }
  expect((await confirm(shown({}))).status).toBe(200);
});
