import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer, Call } from "../support/api-client.ts";
import {
  type BenchRig,
  good,
  type Issue,
  makeCommissioned,
  pounds,
  startBenchRig,
  type View,
} from "../support/bench-rig.ts";
import {
  HARMS_TIMEOUT_MS,
  type HarmedStores,
  harmStores,
  NOWHERE,
  type Place,
  placesAmong,
} from "../support/harmed-stores.ts";

const POUND = 100_000;

let stores: HarmedStores;
let rig: BenchRig;
beforeAll(async () => {
  stores = harmStores();
  rig = await startBenchRig();
});
afterAll(async () => {
  stores.end();
  await rig.remove();
});

/** A commissioned meter that nothing has been done to. */
interface Fresh {
  readonly meterId: string;
  readonly path: string;
  readonly issue: Issue;
}

let meters = 0;
async function freshMeter(): Promise<Fresh> {
  meters += 1;
  const meterId = `00db12345678${meters.toString(16).padStart(4, "0")}`;
  return { meterId, ...(await makeCommissioned(rig.call, { meterId, seed: meterId })) };
}

/** All that a bench says of a meter, or that it has none. */
async function everything(call: Call, { path }: Fresh): Promise<readonly unknown[]> {
  const looks = ["", "/log", "/snapshot", "/session"].map((at) => call("GET", `${path}${at}`));
  return (await Promise.all(looks)).map(({ status, body }) => (status === 404 ? status : body));
}

/** A request that changes a bench. */
interface Deed {
  readonly name: string;
  send(meter: Fresh, call: Call): Promise<Answer>;
  /** Its status where it was done and is sent again. */
  readonly again: number;
  /** What has to be so once it was sent again; 404 where the meter is gone. */
  readonly after: Partial<View> | 404;
}

const code = ({ issue }: Fresh) => issue(1, pounds(1));

const DEEDS: readonly Deed[] = [
  {
    name: "a code entered",
    send: (meter, call) => call("POST", `${meter.path}/codes`, { code: code(meter) }),
    again: 200,
    after: { balanceMillipence: POUND },
  },
  {
    name: "a code keyed",
    send: (meter, call) => call("POST", `${meter.path}/keys`, { keys: `A${code(meter)}B` }),
    again: 200,
    after: { balanceMillipence: POUND },
  },
  {
    name: "a power cut",
    send: ({ path }, call) => call("PUT", `${path}/power`, { on: false }),
    again: 200,
    after: { power: false },
  },
  {
    name: "a session begun",
    send: ({ path }, call) => call("POST", `${path}/session`),
    again: 200,
    after: {},
  },
  {
    name: "a meter made",
    send: ({ meterId }, call) =>
      call("POST", "/v1/meters", { meterId: meterId.replace(/^00db/, "00dc") }),
    again: 409,
    after: {},
  },
  {
    name: "a meter removed",
    send: ({ path }, call) => call("DELETE", path),
    again: 404,
    after: 404,
  },
];

/** What has to be so once a deed was done, once or twice; its session tells the same story. */
async function checkAfter({ after }: Deed, { path }: Fresh): Promise<void> {
  const { status, body } = await rig.call("GET", path);
  if (after === 404) {
    expect(status).toBe(404);
    return;
  }
  expect(body).toMatchObject(after);
  const session = await good<object>(rig.call("GET", `${path}/session`));
  const replayed = await rig.call("POST", "/v1/sessions/replay", { session });
  expect(replayed.body).toMatchObject({ same: true });
}

const isGood = (status: number) => status >= 200 && status < 300;

/** Does a deed while a statement comes to harm, and again; answers the statements of the first. */
async function doHarmed(deed: Deed, place: Place): Promise<readonly string[]> {
  const meter = await freshMeter();
  stores.prepare(place);
  const first = await deed.send(meter, rig.call);
  const { statements } = stores.heal();
  if (place.harm.isDeath) await rig.restart();
  const told = await everything(rig.call, meter);
  await rig.restart();
  expect(await everything(rig.call, meter)).toEqual(told);
  expect(isGood(first.status) || first.status === 503).toBe(true);
  const again = await deed.send(meter, rig.call);
  expect(isGood(again.status) || again.status === deed.again).toBe(true);
  await checkAfter(deed, meter);
  return statements;
}

test.each(DEEDS.map((deed) => [deed.name, deed] as const))(
  "%s is always wholly done or not at all, whichever statement comes to harm",
  async (_, deed) => {
    const statements = await doHarmed(deed, NOWHERE);
    for (const place of placesAmong(statements)) {
      await doHarmed(deed, place).catch((cause: unknown) => {
        const where = `${statements[place.at - 1]}, statement ${place.at} ${place.harm.name}`;
        throw new Error(where, { cause });
      });
    }
  },
  HARMS_TIMEOUT_MS,
);
