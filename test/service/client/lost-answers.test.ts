import { eachItem, given, type SupplierClient, supplierClient } from "@utrn-lab/client";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fate, type LossyProxy, startLossyProxy } from "../../support/lossy-proxy.ts";
import { METER_ID } from "../../support/parties.ts";
import { API_KEY, register, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

let rig: SupplierRig;
let proxy: LossyProxy;
let client: SupplierClient;
const waits: number[] = [];
beforeAll(async () => {
  rig = await startRig();
  await register(rig.call);
  proxy = await startLossyProxy(rig.url);
  const wait = async (ms: number) => void waits.push(ms);
  client = supplierClient({ address: proxy.url, apiKey: API_KEY, platform: { wait } });
});
afterAll(async () => {
  await proxy.close();
  await rig.remove();
});

const params = { path: { meterId: METER_ID } };

/** Issues a code; answers its counter. */
async function issue(amountPence: number): Promise<number> {
  const body = { commands: [{ type: "top_up" as const, amountPence }] };
  const issued = await given(client.POST("/v1/meters/{meterId}/codes", { params, body }));
  if ("code" in issued) return issued.utrnCounter;
  throw new Error("it awaits approval");
}

async function counters(): Promise<number[]> {
  const all = eachItem((page) =>
    client.GET("/v1/meters/{meterId}/codes", {
      params: { ...params, query: { ...page, limit: 2 } },
    }),
  );
  const found: number[] = [];
  for await (const code of all) found.push(code.utrnCounter ?? 0);
  return found;
}

const FATES: readonly Fate[] = ["lost", "answer lost", "answer cut", "unavailable", "limited"];

describe("a code whose request or answer is lost", () => {
  it.each(FATES)("on the way (%s) is issued once", async (fate) => {
    const before = await counters();
    proxy.tell([fate]);
    const utrnCounter = await issue(500);
    const [first, second, ...more] = proxy.seen();
    expect([first, more]).toEqual([second, []]);
    expect(await counters()).toEqual([utrnCounter, ...before]);
  });

  it("is never issued twice, whatever is lost how often", async () => {
    let [issued = 0] = await counters();
    const losses = fc.array(fc.constantFrom(...FATES), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(losses, async (fates) => {
        proxy.tell(fates);
        const utrnCounter = await issue(700);
        issued += 1;
        return utrnCounter === issued && proxy.seen().length === fates.length + 1;
      }),
      { numRuns: 25 },
    );
    const { lastCounter } = await given(client.GET("/v1/meters/{meterId}", { params }));
    expect(lastCounter).toBe(issued);
  });
});

it("a service that is busy is asked again when it says", async () => {
  waits.length = 0;
  proxy.tell(["unavailable", "limited"]);
  await client.GET("/v1/supplier");
  expect(waits).toEqual([2_000, 2_000]);
});
