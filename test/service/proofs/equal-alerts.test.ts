import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { issue, NOON_SECONDS, register } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const topUp = (amountPence: number): Command => ({ type: "top_up", amountPence });

const credited = (pounds: number, at = NOON_SECONDS + 60) => ({
  at,
  event: "810E",
  text: `credit added locally: ${pounds * 100_000} millipence`,
});

interface Reconciled {
  readonly added: number;
  readonly codes: readonly { readonly codeId: string; readonly status: string }[];
  readonly unexplainedCredits: readonly { readonly creditPence: number }[];
}

async function report(...alerts: readonly object[]): Promise<Reconciled> {
  const { status, body, text } = await rig.call("POST", `${path}/alerts`, { alerts });
  if (status !== 200) throw new Error(text);
  return body as Reconciled;
}

test("a batch of nothing changes nothing", async () => {
  expect(await report()).toEqual({ received: 0, added: 0, codes: [], unexplainedCredits: [] });
});

test("two equal events of one second prove two codes, in one batch or by their ids", async () => {
  const two = async () => [
    await issue(rig.call, path, { commands: [topUp(1_000)] }),
    await issue(rig.call, path, { commands: [topUp(1_000)] }),
  ];
  await two();
  expect(await report(credited(10), credited(10))).toMatchObject({
    added: 2,
    codes: [{ status: "confirmed" }, { status: "confirmed" }],
    unexplainedCredits: [],
  });
  expect(await report(credited(10), credited(10))).toMatchObject({ added: 0 });
  await two();
  const later = credited(10, NOON_SECONDS + 90);
  const first = await report({ ...later, id: "wan-1" });
  expect([first.added, first.codes, first.unexplainedCredits.length]).toEqual([1, [], 1]);
  expect(await report({ ...later, id: "wan-1" })).toMatchObject({ added: 0 });
  expect((await report({ ...later, id: "wan-2" })).codes).toHaveLength(2);
  const { body } = await rig.call("GET", `${path}/alerts?limit=2`);
  expect(body).toMatchObject({ items: [{ id: "wan-2" }, { id: "wan-1" }] });
});

/** How many there are of each, by its kind, of the batch that has most of it. */
function mostOfEach(batches: readonly (readonly { kind: string }[])[]): number {
  const most = new Map<string, number>();
  for (const batch of batches) {
    for (const [kind, { length }] of Map.groupBy(batch, (each) => each.kind)) {
      most.set(kind, Math.max(length, most.get(kind) ?? 0));
    }
  }
  return [...most.values()].reduce((sum, count) => sum + count, 0);
}

test("however alerts are split and sent again, each is always counted once", async () => {
  const alert = fc.record({ pounds: fc.constantFrom(1, 2), id: fc.option(fc.nat(3)) });
  const batches = fc.array(fc.array(alert, { maxLength: 6 }), { maxLength: 4 });
  let meters = 0;
  const counting = fc.asyncProperty(batches, async (sent) => {
    meters += 1;
    const meterId = `00db58${meters.toString(16).padStart(10, "0")}`;
    const at = await register(rig.call, meterId);
    for (const batch of [...sent, ...sent.toReversed()]) {
      const alerts = batch.map(({ pounds, id }) => ({
        ...credited(pounds),
        ...(id === null ? {} : { id: String(id) }),
      }));
      await rig.call("POST", `${at}/alerts`, { alerts });
    }
    const { body } = await rig.call("POST", `${at}/alerts`, { alerts: [] });
    const all = sent.flat();
    const named = all.filter(({ id }) => id !== null).map(({ pounds, id }) => `${pounds} ${id}`);
    const nameless = sent.map((batch) =>
      batch.filter(({ id }) => id === null).map(({ pounds }) => ({ kind: String(pounds) })),
    );
    const { unexplainedCredits } = body as Reconciled;
    return unexplainedCredits.length === new Set(named).size + mostOfEach(nameless);
  });
  await fc.assert(counting, { numRuns: 25 });
});
