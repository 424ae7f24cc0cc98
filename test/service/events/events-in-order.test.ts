import { afterAll, beforeAll, expect, test } from "vitest";
import { readFeed, readPage, type ToldEvent } from "../../support/events.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import {
  issue,
  register,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const WRITERS = 4;
const CODES_A_WRITER = 15;

let postgres: Postgres;
let rigs: readonly [SupplierRig, SupplierRig];
beforeAll(async () => {
  postgres = await startPostgres();
  const DATABASE_URL = await postgres.newDatabase();
  const start = () => startRig({ ...supplierEnv(), DATABASE_URL });
  rigs = [await start(), await start()];
});
afterAll(async () => {
  for (const rig of rigs) await rig.remove();
  await postgres.stop();
});

/** Reads on and on, until somebody has said that nothing more comes, and then to the end. */
async function follow(rig: SupplierRig, isOver: () => boolean): Promise<ToldEvent[]> {
  const heard: ToldEvent[] = [];
  for (let after = ""; ; ) {
    const wasOver = isOver();
    const { items, nextAfter } = await readPage(rig.call, `limit=7${after}`);
    heard.push(...items);
    after = `&after=${nextAfter}`;
    if (wasOver && items.length === 0) return heard;
  }
}

test("two processes write at once, and no event comes late to who reads meanwhile", async () => {
  const meterIds = Array.from({ length: WRITERS }, (_, at) => `00db1234567800d${at}`);
  const paths = [];
  for (const meterId of meterIds) paths.push(await register(rigs[0].call, meterId));
  let isOver = false;
  const heard = Promise.all(rigs.map((rig) => follow(rig, () => isOver)));
  const write = async (path: string, at: number) => {
    const { call } = rigs[at % 2 === 0 ? 0 : 1];
    for (let codes = 0; codes < CODES_A_WRITER; codes += 1) {
      await issue(call, path, { commands: [{ type: "top_up", amountPence: 500 }] });
    }
  };
  await Promise.all(paths.map(write));
  isOver = true;
  const all = await readFeed(rigs[0].call);
  expect(all.length).toBe(WRITERS + WRITERS * CODES_A_WRITER);
  for (const each of await heard) expect(each).toEqual(all);
  for (const meterId of meterIds) {
    const mine = all.flatMap(({ data }) => data.codes ?? []).filter((it) => it.meterId === meterId);
    expect(mine.map(({ utrnCounter }) => utrnCounter)).toEqual(
      Array.from({ length: CODES_A_WRITER }, (_, at) => at + 1),
    );
  }
});
