import { expect } from "vitest";
import type { Call } from "../../support/api-client.ts";
import { readFeed, readPage, type ToldEvent } from "../../support/events.ts";
import { openReceiver } from "../../support/receiver.ts";
import { issue, register } from "../../support/supplier-rig.ts";
import type { StoreUnderLaw } from "./store-laws.ts";

const WRITERS = 4;
const CODES_A_WRITER = 8;

/** Reads on and on, until somebody has said that nothing more comes, and then to the end. */
async function follow(call: Call, begin: string, isOver: () => boolean): Promise<ToldEvent[]> {
  const heard: ToldEvent[] = [];
  for (let after = begin; ; ) {
    const wasOver = isOver();
    const { items, nextAfter } = await readPage(call, `limit=7&after=${after}`);
    heard.push(...items);
    after = nextAfter;
    if (wasOver && items.length === 0) return heard;
  }
}

/** What holds of events while two processes write. */
export const EVENT_LAWS = {
  "no event comes late to who reads while others write, or twice to a webhook": async ({
    calls,
  }: StoreUnderLaw) => {
    const [one, other] = calls;
    const meterIds = Array.from({ length: WRITERS }, (_, at) => `00db1234567800d${at}`);
    const paths = [];
    for (const meterId of meterIds) paths.push(await register(one, meterId));
    const begin = (await readFeed(one)).at(-1)?.id ?? "";
    const receiver = await openReceiver();
    const made = await one("POST", "/v1/webhooks", { url: receiver.url });
    const { webhookId } = made.body as { readonly webhookId: string };
    let isOver = false;
    const heard = Promise.all(calls.map((call) => follow(call, begin, () => isOver)));
    const write = async (path: string, at: number) => {
      for (let codes = 0; codes < CODES_A_WRITER; codes += 1) {
        await issue(at % 2 === 0 ? one : other, path, {
          commands: [{ type: "top_up", amountPence: 500 }],
        });
      }
    };
    await Promise.all(paths.map(write));
    isOver = true;
    const all = await readFeed(other, `limit=200&after=${begin}`);
    expect(all.length).toBe(WRITERS * CODES_A_WRITER);
    for (const each of await heard) expect(each).toEqual(all);
    await receiver.until(all.length);
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual(all);
    await one("DELETE", `/v1/webhooks/${webhookId}`);
    await receiver.close();
  },
};
