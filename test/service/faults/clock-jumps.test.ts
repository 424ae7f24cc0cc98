import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nthMeterId } from "../../support/campaigns.ts";
import {
  type Issued,
  issue,
  NOON_SECONDS,
  register,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365 * DAY_SECONDS;
const RUNS = 12;

let rig: SupplierRig;
let meters = 0;
beforeAll(async () => {
  rig = await startRig({ ...supplierEnv(), RATE_LIMIT_PER_MINUTE: "0" });
});
afterAll(() => rig.remove());

/** Seconds that a clock is off the hour, a day or years, forward and back. */
const jumps = fc.array(
  fc.oneof(
    fc.constantFrom(-10 * YEAR_SECONDS, -DAY_SECONDS, -3_600, -1, 1, 3_600, DAY_SECONDS),
    fc.integer({ min: -10 * YEAR_SECONDS, max: 10 * YEAR_SECONDS }),
  ),
  { minLength: 2, maxLength: 8 },
);

const topUp = (amountPence: number) => ({ commands: [{ type: "top_up", amountPence }] });

test("however the clock jumps, counters always go up by one and the trail verifies", async () => {
  await fc.assert(
    fc.asyncProperty(jumps, async (offsets) => {
      const path = await register(rig.call, nthMeterId(meters));
      meters += 1;
      const counters: number[] = [];
      for (const [at, offset] of offsets.entries()) {
        rig.setTime(NOON_SECONDS + offset);
        const { utrnCounter } = await issue(rig.call, path, topUp(at + 1));
        counters.push(utrnCounter);
      }
      const listed = await rig.call("GET", `${path}/codes`);
      const { items } = listed.body as { readonly items: readonly Issued[] };
      rig.setTime(NOON_SECONDS);
      return counters.every((counter, at) => counter === at + 1) && items.length === offsets.length;
    }),
    { numRuns: RUNS },
  );
  expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
});

test("a request sent again gets its answer after a clock goes back, or on a month", async () => {
  const path = await register(rig.call, nthMeterId(meters));
  meters += 1;
  const send = () =>
    rig.call("POST", `${path}/codes`, topUp(500), { "idempotency-key": "over jumps" });
  const first = await send();
  for (const offset of [-10 * YEAR_SECONDS, -3_600, 3_600, 29 * DAY_SECONDS]) {
    rig.setTime(NOON_SECONDS + offset);
    // Answers that are too old are forgotten as another is kept.
    const headers = { "idempotency-key": `other ${offset}` };
    await rig.call("POST", `${path}/codes`, topUp(600), headers);
    const { status, text } = await send();
    expect([offset, status, text]).toEqual([offset, first.status, first.text]);
  }
  rig.setTime(NOON_SECONDS);
});
