import {
  type Campaign,
  campaignEvents,
  eachEvent,
  eachItem,
  eachLine,
  given,
  ProblemError,
  type SupplierClient,
  supplierClient,
} from "@utrn-lab/client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addManyMeters, nthMeterId } from "../../support/campaigns.ts";
import { API_KEY, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

const METERS = 5;

let rig: SupplierRig;
let client: SupplierClient;
beforeAll(async () => {
  rig = await startRig();
  await addManyMeters(rig.env, METERS);
  client = supplierClient({ address: rig.url(), apiKey: API_KEY });
});
afterAll(() => rig.remove());

function makeCampaign(at: SupplierClient): Promise<Campaign> {
  const commands = [{ type: "top_up" as const, amountPence: 1_000 }];
  return given(at.POST("/v1/campaigns", { body: { commands, selection: { everyMeter: true } } }));
}

it("a list is read to its end, whatever the size of its pages", async () => {
  const ids: string[] = [];
  const meters = eachItem((page) =>
    client.GET("/v1/meters", { params: { query: { ...page, limit: 2 } } }),
  );
  for await (const { meterId } of meters) ids.push(meterId);
  expect(ids).toEqual([0, 1, 2, 3, 4].map(nthMeterId));
});

it.each([
  ["without a next page is read once", undefined as never, 1],
  ["that names the same next page for ever ends", "a", 2],
])("what is no list of the service, and %s", async (_title, nextCursor, times) => {
  const page = { data: { items: [], nextCursor }, response: new Response() };
  let asked = 0;
  const items = eachItem(async () => {
    asked += 1;
    if (asked > times) throw new Error("asked again");
    return page;
  });
  for await (const _ of items) expect.unreachable();
  expect(asked).toBe(times);
});

it("a page of a proxy is no answer of the service, though its status is 200", async () => {
  const headers = { "content-type": "text/html; charset=utf-8" };
  const away = supplierClient({
    address: rig.url(),
    apiKey: API_KEY,
    platform: { fetch: async () => new Response("<p>Sign in</p>", { headers }) },
  });
  await expect(away.GET("/v1/meters")).rejects.toThrow("200, and no problem of the service");
});

it("a campaign is followed to its end, and its codes are read line by line", async () => {
  const { campaignId } = await makeCampaign(client);
  const seen: Campaign[] = [];
  for await (const campaign of campaignEvents(client, campaignId)) seen.push(campaign);
  expect(seen.at(-1)).toMatchObject({ campaignId, status: "done", issued: METERS });
  const ids: string[] = [];
  const request = { params: { path: { campaignId } }, parseAs: "stream" } as const;
  const call = client.GET("/v1/campaigns/{campaignId}/codes.ndjson", request);
  for await (const { meterId } of eachLine<{ meterId: string }>(call)) ids.push(meterId);
  expect(ids).toEqual([0, 1, 2, 3, 4].map(nthMeterId));
});

/** Lets through what a stream brings, and breaks off where it would end. */
function breakingOff(answer: Response): Response {
  const stream = answer.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      flush: (to) => to.error(new TypeError("terminated")),
    }),
  );
  return new Response(stream ?? null, answer);
}

it("a campaign is followed over a connection that ends, and one that breaks off", async () => {
  const { campaignId } = await makeCampaign(client);
  const runs = JSON.stringify({ campaignId, status: "running" });
  const event = () => new Response(`data: ${runs}\n\n`);
  const answers = [event, () => breakingOff(event())];
  const waits: number[] = [];
  const lossy = supplierClient({
    address: rig.url(),
    apiKey: API_KEY,
    platform: { fetch: async (request) => answers.shift()?.() ?? fetch(request) },
  });
  const wait = async (ms: number) => void waits.push(ms);
  const seen: string[] = [];
  for await (const { status } of campaignEvents(lossy, campaignId, { wait })) seen.push(status);
  expect(seen.slice(0, 2)).toEqual(["running", "running"]);
  expect([seen.at(-1), waits.length]).toEqual(["done", 2]);
});

it("what the service refuses is thrown with its problem", async () => {
  const path = { campaignId: "00000000-0000-7000-8000-000000000000" };
  const following = campaignEvents(client, path.campaignId).next();
  await expect(following).rejects.toThrow(ProblemError);
  const call = client.GET("/v1/campaigns/{campaignId}", { params: { path } });
  const refused = await given(call).catch((error: unknown) => error);
  expect(refused).toMatchObject({ status: 404, problem: { code: "not_found" } });
});

it("who is no supplier service is told by the status", async () => {
  const proxy = supplierClient({
    address: rig.url(),
    apiKey: API_KEY,
    platform: { fetch: async () => new Response("<html>", { status: 404 }) },
  });
  const refused = await given(proxy.GET("/v1/supplier")).catch((error: unknown) => error);
  expect(refused).toMatchObject({ status: 404, problem: undefined });
});

it("nothing is asked again once nobody follows a campaign any more", async () => {
  await rig.call("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: 0 });
  const { campaignId } = await makeCampaign(client);
  const abort = new AbortController();
  const following = campaignEvents(client, campaignId, { signal: abort.signal });
  expect((await following.next()).value).toMatchObject({ status: "awaiting_approval" });
  const next = following.next();
  abort.abort();
  await expect(next).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});

it("events are read in order and once, behind the one that is known, as they happen", async () => {
  const ids = async (after?: string) => {
    const found: string[] = [];
    const reading = { waitSeconds: 0, ...(after === undefined ? {} : { after }) };
    for await (const { id } of eachEvent(client, reading)) found.push(id);
    return found;
  };
  const before = await ids();
  const last = before.at(-1) ?? "";
  expect([new Set(before).size, await ids(before[1])]).toEqual([before.length, before.slice(2)]);
  const following = eachEvent(client, { after: last, type: "meter.changed" });
  const next = following.next();
  const path = { meterId: nthMeterId(3) };
  await client.PATCH("/v1/meters/{meterId}", { params: { path }, body: { tags: ["no-wan"] } });
  const { value } = await next;
  expect(value).toMatchObject({ type: "meter.changed", data: { meterIds: [path.meterId] } });
  await following.return();
});
