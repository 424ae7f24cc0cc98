import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../support/api-client.ts";
import { addManyMeters, nthMeterId } from "../../support/campaigns.ts";
import {
  HARMS_TIMEOUT_MS,
  type HarmedStores,
  harmStores,
  IS_EVERY,
  NOWHERE,
  type Place,
  placesAmong,
} from "../../support/harmed-stores.ts";
import { keyOf } from "../../support/keys.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { openReceiver, type Receiver } from "../../support/receiver.ts";
import {
  databaseEnv,
  issue,
  NOON_SECONDS,
  register,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";
import { CHANGES, CHANGES_BEHIND, type Change, type Desk, LINE } from "./changes.ts";
import {
  type Footprint,
  metersWithOtherCounters,
  openReader,
  type Reader,
  watchFootprint,
} from "./footprint.ts";

const METERS = IS_EVERY ? 6_000 : 200;
const MINUTE_SECONDS = 61;

let stores: HarmedStores;
let receiver: Receiver;
beforeAll(async () => {
  stores = harmStores();
  receiver = await openReceiver();
});
afterAll(async () => {
  stores.end();
  await receiver.close();
});

/** A service on a database of its own, and who asks it. */
interface Office {
  readonly rig: SupplierRig;
  readonly desk: Desk;
  readonly reader: Reader;
  close(): Promise<void>;
}

async function openOffice(databaseUrl: string | undefined): Promise<Office> {
  const more = { RATE_LIMIT_PER_MINUTE: "0", WEBHOOK_TARGETS: "127.0.0.1" };
  const env = { ...supplierEnv(), ...more, ...databaseEnv(databaseUrl) };
  const rig = await startRig(env);
  await addManyMeters(env, METERS);
  await rig.call("PUT", "/v1/approval-line", LINE);
  let numbers = 0;
  let minutes = 0;
  const desk = {
    call: rig.call,
    issuer: await keyOf(rig, "issuer"),
    approver: await keyOf(rig, "approver"),
    nextMeter: () => nthMeterId(numbers++ % METERS),
    nextName: () => String(numbers++),
    receiverUrl: receiver.url,
    passMinute: () => {
      minutes += 1;
      rig.setTime(NOON_SECONDS + minutes * MINUTE_SECONDS);
    },
  };
  const reader = await openReader(env.DATA_DIR, databaseUrl);
  const close = async () => {
    await reader.close();
    await rig.remove();
  };
  return { rig, desk, reader, close };
}

/** What may be answered while a statement comes to harm: it is done, or to be asked for again. */
async function untilDone({ repeated }: Change, send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (answer.status < 300 || answer.status === repeated) return answer;
    expect([answer.status, answer.body]).toMatchObject([503, { code: "store_unavailable" }]);
  }
}

/** Sends a change while one statement comes to harm, then again until it is done. */
async function harmed(office: Office, change: Change, place: Place) {
  const { rig, desk, reader } = office;
  const send = await change.prepare(desk);
  const footprint = await watchFootprint(reader);
  stores.prepare(place);
  const answers = await Promise.all(place.harm.isSlow ? [send(), send()] : [send()]);
  const { isDone, statements } = stores.heal();
  if (isDone && place.harm.isDeath) await rig.restart();
  const told = answers.filter(({ status }) => status < 300);
  if (told.length === 0 || change.isKeyed) {
    const last = await untilDone(change, send);
    // Whoever was answered is answered the same again.
    if (change.isKeyed) for (const { text } of told) expect(text).toBe(last.text);
  }
  const { sums, actions } = await footprint();
  const recorded = change.isKeyed ? actions : [...new Set(actions)];
  return { statements, left: { sums, actions: recorded } };
}

async function harmEach(office: Office, change: Change, whole: Footprint) {
  const { statements } = await harmed(office, change, NOWHERE);
  for (const place of placesAmong(statements)) {
    const { left } = await harmed(office, change, place);
    const where = `${statements[place.at - 1]}, statement ${place.at} ${place.harm.name}`;
    expect({ where, ...left }).toEqual({ where, ...whole });
  }
}

/** Starts a service on a new database while one statement of that comes to harm. */
async function startHarmed(databaseUrl: string | undefined, place: Place) {
  const env = { ...supplierEnv(), ...databaseEnv(databaseUrl) };
  stores.prepare(place);
  const first = await startRig(env).catch(() => undefined);
  const { statements } = stores.heal();
  await first?.stop();
  const rig = await startRig(env);
  const { utrnCounter } = await issue(rig.call, await register(rig.call), {
    commands: [{ type: "top_up", amountPence: 500 }],
  });
  const { body } = await rig.call("GET", "/v1/audit/verify");
  await rig.stop();
  rmSync(env.DATA_DIR, { recursive: true });
  expect({ ...place, utrnCounter, body }).toMatchObject({ utrnCounter: 1, body: { ok: true } });
  return statements;
}

describe.each(["SQLite", "PostgreSQL"])("on %s", (database) => {
  let office: Office;
  let postgres: Postgres | undefined;
  beforeAll(async () => {
    if (database === "PostgreSQL") postgres = await startPostgres();
    office = await openOffice(await postgres?.newDatabase());
  });
  afterAll(async () => {
    await office.close();
    await postgres?.stop();
  });

  test.each([...CHANGES, ...CHANGES_BEHIND].map((change) => [change.name, change] as const))(
    "%s is always done once, whichever statement comes to harm",
    async (_, change) => {
      const { left } = await harmed(office, change, NOWHERE);
      expect(left.actions.length).toBeGreaterThan(0);
      await harmEach(office, change, left);
    },
    HARMS_TIMEOUT_MS,
  );

  test("no counter was ever used twice or left out, and the trail verifies", async () => {
    expect(await metersWithOtherCounters(office.reader)).toEqual([]);
    const { body } = await office.rig.call("GET", "/v1/audit/verify");
    expect(body).toMatchObject({ ok: true });
  });

  test(
    "a start is always made up for by the next, whichever statement comes to harm",
    async () => {
      const statements = await startHarmed(await postgres?.newDatabase(), NOWHERE);
      const places = placesAmong(statements);
      // A start on PostgreSQL takes a while.
      for (const place of postgres === undefined || IS_EVERY ? places : places.slice(-1)) {
        await startHarmed(await postgres?.newDatabase(), place);
      }
    },
    HARMS_TIMEOUT_MS,
  );
});
