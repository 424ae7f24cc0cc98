import { expect } from "vitest";
import { codesEndingWith } from "../../../apps/supplier-service/src/store/codes.ts";
import {
  countMeters,
  listMeters,
  metersByHex,
} from "../../../apps/supplier-service/src/store/find-meters.ts";
import { addMeters, findMeter } from "../../../apps/supplier-service/src/store/meters.ts";
import type { Store } from "../../../apps/supplier-service/src/store/tables.ts";
import { transact } from "../../../apps/supplier-service/src/store/transact.ts";
import { addCode, type NewCode } from "../../support/add-code.ts";
import type { Answer, Call } from "../../support/api-client.ts";
import { forged, type Issued, issue, registration } from "../../support/supplier-rig.ts";

/** Two services on one database, and a way into the database beside them. */
export interface StoreUnderLaw {
  readonly calls: readonly [Call, Call];
  readonly store: Store;
}

let meters = 0;

/** A meter of its own for every law, registered; its path. */
async function newMeter({ calls }: StoreUnderLaw): Promise<{ meterId: string; path: string }> {
  meters += 1;
  const meterId = `00db1234${meters.toString(16).padStart(8, "0")}`;
  const { status } = await calls[0]("POST", "/v1/meters", registration(meterId));
  expect(status).toBe(201);
  return { meterId, path: `/v1/meters/${meterId}` };
}

/** Calls made at the same time, every other one to the other service. */
function atOnce(
  under: StoreUnderLaw,
  times: number,
  ask: (call: Call, at: number) => Promise<Answer>,
) {
  const [one, other] = under.calls;
  return Promise.all(Array.from({ length: times }, (_, at) => ask(at % 2 ? one : other, at)));
}

function topUp(amountPence: number) {
  return { commands: [{ type: "top_up", amountPence }], digits: 40 };
}

/**
 * The codes of one meter have the counters 1, 2, 3, ... whichever service issued them, and when.
 */
async function countersFollow(under: StoreUnderLaw): Promise<void> {
  const { path } = await newMeter(under);
  const answers = await atOnce(under, 40, (call, at) =>
    call("POST", `${path}/codes`, topUp(at + 1)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 201));
  const counters = answers.map(({ body }) => (body as Issued).utrnCounter);
  expect(counters.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
}

/** One idempotency key is one code and one answer, however many ask at once. */
async function oneKeyOneAnswer(under: StoreUnderLaw): Promise<void> {
  const { path } = await newMeter(under);
  const headers = { "idempotency-key": path };
  const answers = await atOnce(under, 12, (call) =>
    call("POST", `${path}/codes`, topUp(500), headers),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect((await under.calls[0]("GET", path)).body).toMatchObject({ lastCounter: 1 });
}

/** Answers that are old are forgotten as new ones are kept, each once, also by many at once. */
async function oldAnswersGo(under: StoreUnderLaw): Promise<void> {
  const { store, calls } = under;
  const old = { route: "codes", request_hash: "", response: "{}", answered_at: 1 };
  const rows = Array.from({ length: 12 }, (_, at) => ({ key_id: "-", idempotency_key: `${at}` }));
  await store
    .insertInto("replays")
    .values(rows.map((row) => ({ ...row, ...old })))
    .execute();
  const paths = await Promise.all([0, 1, 2, 3].map(async () => (await newMeter(under)).path));
  await atOnce(under, 4, (call, at) =>
    call("POST", `${paths[at]}/codes`, topUp(500), { "idempotency-key": `old-${at}` }),
  );
  const left = store.selectFrom("replays").selectAll().where("answered_at", "=", 1);
  expect(await left.execute()).toEqual([]);
  const again = await calls[1]("POST", `${paths[0]}/codes`, topUp(500), {
    "idempotency-key": "old-0",
  });
  expect(again.body).toMatchObject({ utrnCounter: 1 });
}

/** One idempotency key for two requests at once: one gets its code, the other 409. */
async function oneKeyOneRequest(under: StoreUnderLaw): Promise<void> {
  const [first, second] = [await newMeter(under), await newMeter(under)];
  const headers = { "idempotency-key": `both-${first.meterId}` };
  const answers = await atOnce(under, 2, (call, at) =>
    call("POST", `${at === 0 ? first.path : second.path}/codes`, topUp(500), headers),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    code: "idempotency_conflict",
  });
}

/** Registered at once with the same words, a meter is there once and nobody is refused. */
async function registeredOnce(under: StoreUnderLaw): Promise<void> {
  const body = registration("00db1234fffffff0");
  const answers = await atOnce(under, 8, (call) => call("POST", "/v1/meters", body));
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([...Array.from({ length: 7 }, () => 200), 201]);
}

/** Guessed at once, a confirmation code gets its five tries a meter and day, and no more. */
async function fiveGuesses(under: StoreUnderLaw): Promise<void> {
  const { path } = await newMeter(under);
  await issue(under.calls[0], path, topUp(500));
  const answers = await atOnce(under, 12, (call, at) =>
    call("POST", `${path}/confirmations`, { code: forged({ balancePence: at }) }),
  );
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
}

/** So has what is to be explained, and confirmations keep their own five. */
async function fiveExplained(under: StoreUnderLaw): Promise<void> {
  const { path, meterId } = await newMeter(under);
  await issue(under.calls[0], path, topUp(500));
  const explained = await atOnce(under, 12, (call, at) =>
    call("POST", "/v1/codes/explain", { code: forged({ balancePence: at }), meterId }),
  );
  expect(explained.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(explained.filter(({ status }) => status === 429)).toHaveLength(7);
  const confirm = { code: forged({ balancePence: 0 }) };
  expect((await under.calls[1]("POST", `${path}/confirmations`, confirm)).status).toBe(422);
}

function codeRow(meterId: string, counter: number, name: number): NewCode {
  return {
    code_id: `00000000-0000-0000-0000-${meterId.slice(8)}${String(name).padStart(4, "0")}`,
    meter_id: meterId,
    counter,
    digits: 20,
    code: "00000000000000000000",
    commands: [{ type: "restore_supply" }],
    note: null,
    status: "issued",
    issued_at: 4_102_444_800,
    voided_at: null,
    void_reason: null,
    confirmed_on: null,
  };
}

/** Takes away what a law has stored past the service: the trail says nothing of it. */
async function forgetCodes({ store }: StoreUnderLaw, meterId: string): Promise<void> {
  await store.deleteFrom("codes").where("meter_id", "=", meterId).execute();
}

/** The tables themselves take no second code under a counter of a meter. */
async function secondLock(under: StoreUnderLaw): Promise<void> {
  const { meterId } = await newMeter(under);
  await addCode(under.store, codeRow(meterId, 7, 1));
  await expect(addCode(under.store, codeRow(meterId, 7, 2))).rejects.toThrow();
  await addCode(under.store, codeRow(meterId, 8, 3));
  await forgetCodes(under, meterId);
}

/** The tables themselves take no code of a meter that is not there. */
async function noCodeWithoutMeter(under: StoreUnderLaw): Promise<void> {
  await expect(addCode(under.store, codeRow("00db1234fffffff1", 1, 1))).rejects.toThrow();
}

/** A transaction that fails has stored nothing, what it had done before included. */
async function allOrNothing(under: StoreUnderLaw): Promise<void> {
  const { meterId } = await newMeter(under);
  const failing = transact(under.store, async (transaction) => {
    await addCode(transaction, codeRow(meterId, 1, 1));
    throw new Error("after the code");
  });
  await expect(failing).rejects.toThrow("after the code");
  await addCode(under.store, codeRow(meterId, 1, 1));
  await forgetCodes(under, meterId);
}

/** The largest counter and a time past 2038 come back as the numbers they were. */
async function numbersStay(under: StoreUnderLaw): Promise<void> {
  const { meterId } = await newMeter(under);
  await addCode(under.store, codeRow(meterId, 4_294_967_295, 1));
  const query = under.store.selectFrom("codes").select(["counter", "issued_at", "digits"]);
  const row = await query.where("meter_id", "=", meterId).executeTakeFirst();
  expect(row).toEqual({ counter: 4_294_967_295, issued_at: 4_102_444_800, digits: 20 });
  await forgetCodes(under, meterId);
}

/** Text of any script, quotes and all, comes back as it was, and ids sort by their bytes. */
async function textStays(under: StoreUnderLaw): Promise<void> {
  const { meterId } = await newMeter(under);
  const row = await findMeter(under.store, meterId);
  const label = `O'Brien "12" \\ %_ \u{1F50C} \u00e9`;
  if (row === undefined) throw new Error("the meter is there");
  const ids = ["ffffffff00000001", "ffffffff0000000a", "ffffffffa0000000"];
  for (const meter_id of ids.toReversed())
    await addMeters(under.store, [{ ...row, meter_id, label }]);
  const listed = await listMeters(under.store, {}, "ffffffff00000000", 10);
  expect(listed.map((each) => [each.meter_id, each.label])).toEqual(ids.map((id) => [id, label]));
}

/** Meters are found by parts of their labels and ids and by tags, and codes by their endings. */
async function foundByParts(under: StoreUnderLaw): Promise<void> {
  const { meterId } = await newMeter(under);
  const row = await findMeter(under.store, meterId);
  if (row === undefined) throw new Error("the meter is there");
  const made = [
    { meter_id: "abcd000000000001", label: "12 \u00c9glise Road", tags: ["a%b", "both"] },
    { meter_id: "abcd000000000002", label: "1% \u00e9glise_road", fuel: "gas", tags: ["both"] },
    { meter_id: "000000000001abcd", label: null, tags: [] },
  ] as const;
  await addMeters(
    under.store,
    made.map((each) => ({ ...row, ...each })),
  );
  const ids = (rows: readonly { meter_id: string }[]) => rows.map(({ meter_id }) => meter_id);
  const [one, two, three] = made.map(({ meter_id }) => meter_id);
  const wanted = [
    [{ label: "\u00c9GLISE" }, [one, two]],
    [{ label: "1%" }, [two]],
    [{ label: "e_r" }, [two]],
    [{ tag: "both" }, [one, two]],
    [{ tag: "a%b" }, [one]],
    [{ tag: "%" }, []],
    [{ tag: "both", fuel: "gas" }, [two]],
    [{ tag: "both", label: "12", status: "active" }, [one]],
    [{ tag: "both", status: "retired" }, []],
  ] as const;
  for (const [filter, found] of wanted) {
    expect(ids(await listMeters(under.store, filter, "", 10))).toEqual(found);
    expect(await countMeters(under.store, filter)).toBe(found.length);
  }
  expect(ids(await metersByHex(under.store, "abcd", 10))).toEqual([three, one, two]);
  expect(ids(await metersByHex(under.store, "1abcd", 10))).toEqual([three]);
  await addCode(under.store, { ...codeRow(meterId, 1, 1), code: "98765432109876543210" });
  const ending = async (digits: string) => (await codesEndingWith(under.store, digits, 10)).length;
  expect(await ending("3210")).toBe(1);
  expect(await ending("98765432109876543210")).toBe(1);
  expect(await ending("198765432109876543210")).toBe(0);
  expect(await ending("9876543211")).toBe(0);
  await forgetCodes(under, meterId);
}

/** What every store of the supplier service keeps to, by name. */
export const STORE_LAWS: Readonly<Record<string, (under: StoreUnderLaw) => Promise<void>>> = {
  "meters and codes are always found by parts": foundByParts,
  "counters always follow each other without a gap": countersFollow,
  "one idempotency key always gets one answer": oneKeyOneAnswer,
  "old answers are always forgotten as new ones are kept": oldAnswersGo,
  "one idempotency key never serves two requests": oneKeyOneRequest,
  "a meter registered many times at once is there once": registeredOnce,
  "never more than five guesses a meter and day": fiveGuesses,
  "never more than five wrong codes explained a meter and day": fiveExplained,
  "never two codes under one counter, whatever the code says": secondLock,
  "never a code without its meter": noCodeWithoutMeter,
  "a transaction always happens as a whole or not at all": allOrNothing,
  "numbers always come back as they were": numbersStay,
  "text always comes back as it was": textStays,
};
