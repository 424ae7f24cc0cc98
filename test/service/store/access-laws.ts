import { expect } from "vitest";
import { mayDecideFor } from "../../../apps/supplier-service/src/access/second-person.ts";
import type { Answer, Call } from "../../support/api-client.ts";
import { API_KEY, registration } from "../../support/supplier-rig.ts";
import type { StoreUnderLaw } from "./store-laws.ts";

let meters = 0;
let keys = 0;

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

async function newMeter({ calls }: StoreUnderLaw): Promise<{ meterId: string; path: string }> {
  meters += 1;
  const meterId = `00db5678${meters.toString(16).padStart(8, "0")}`;
  const { status } = await calls[0]("POST", "/v1/meters", registration(meterId));
  expect(status).toBe(201);
  return { meterId, path: `/v1/meters/${meterId}` };
}

async function newKey(
  { calls }: StoreUnderLaw,
  role: string,
): Promise<{ id: string; key: string }> {
  keys += 1;
  const { status, body } = await calls[0]("POST", "/v1/keys", { role, owner: `${role} ${keys}` });
  expect(status).toBe(201);
  return body as { id: string; key: string };
}

/** Calls made at the same time, every other one to the other service. */
function atOnce(
  { calls }: StoreUnderLaw,
  times: number,
  ask: (call: Call, at: number) => Promise<Answer>,
): Promise<Answer[]> {
  const [one, other] = calls;
  return Promise.all(Array.from({ length: times }, (_, at) => ask(at % 2 ? one : other, at)));
}

const topUp = (amountPence: number) => ({
  commands: [{ type: "top_up", amountPence }],
  digits: 40,
});

interface Lines {
  readonly items: { readonly utrnCounter?: number; readonly codeId?: string }[];
}

/** However many services write it at once, the trail is one chain with each code in it once. */
async function oneChain(under: StoreUnderLaw): Promise<void> {
  const { meterId, path } = await newMeter(under);
  const issued = await atOnce(under, 40, (call, at) =>
    call("POST", `${path}/codes`, topUp(at + 1)),
  );
  const [one, other] = under.calls;
  const query = `/v1/audit?meterId=${meterId}&action=code.issued&limit=100`;
  const { items } = (await one("GET", query)).body as Lines;
  const numbers = Array.from({ length: 40 }, (_, at) => 40 - at);
  expect(items.map(({ utrnCounter }) => utrnCounter)).toEqual(numbers);
  const codeIds = issued.map(({ body }) => (body as { codeId: string }).codeId);
  expect(items.map(({ codeId }) => codeId).toSorted()).toEqual(codeIds.toSorted());
  for (const call of [one, other]) {
    expect((await call("GET", "/v1/audit/verify")).body).toMatchObject({ fault: null });
  }
}

/** The database itself keeps every line. */
async function linesStay({ store, calls }: StoreUnderLaw): Promise<void> {
  const before = (await calls[0]("GET", "/v1/audit.ndjson")).text;
  const changes = [
    () => store.updateTable("audit").set({ line: "{}" }).execute(),
    () => store.deleteFrom("audit").execute(),
  ];
  // A role of few rights does not even come to the trigger that refuses it.
  const refused = /append-only|permission denied/;
  for (const change of changes) await expect(change()).rejects.toThrow(refused);
  expect((await calls[0]("GET", "/v1/audit.ndjson")).text).toBe(before);
}

/** A request for approval is decided once, and signed once at the most. */
async function decidedOnce(under: StoreUnderLaw): Promise<void> {
  const { path } = await newMeter(under);
  const { key } = await newKey(under, "approver");
  const { key: asker } = await newKey(under, "issuer");
  const [one] = under.calls;
  await one("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: null });
  const asked = await one("POST", `${path}/codes`, topUp(500), bearer(asker));
  const { approvalId } = asked.body as { approvalId: string };
  const answers = await atOnce(under, 12, (call, at) => {
    const verb = ["reject", "withdraw", "approve", "approve"][at % 4] ?? "";
    const body = verb === "approve" ? {} : { reason: "too much" };
    const by = verb === "withdraw" ? asker : key;
    return call("POST", `/v1/approvals/${approvalId}/${verb}`, body, bearer(by));
  });
  await under.store.deleteFrom("policies").execute();
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(11).fill(409)]);
  const { body } = await one("GET", `/v1/approvals/${approvalId}`);
  const isApproved = (body as { status: string }).status === "approved";
  expect((await one("GET", path)).body).toMatchObject({ lastCounter: isApproved ? 1 : 0 });
}

/** Nobody decides alone what needs two: not by a name of their own choice, nor down the line. */
async function twoPeople(under: StoreUnderLaw): Promise<void> {
  const [call] = under.calls;
  const make = async (owner: string, by?: string) => {
    const headers = by === undefined ? {} : bearer(by);
    const asked = { role: "administrator", owner };
    const { body } = await call("POST", "/v1/keys", asked, headers);
    return body as { id: string; key: string };
  };
  const ann = await make("Ann Lee");
  const annToo = await make("ann LEE");
  const invented = await make("Nobody", annToo.key);
  const further = await make("Nobody else", invented.key);
  const bo = await make("Bo Kerr");
  const people = { ann, annToo, invented, further, bo, bootstrap: { id: "bootstrap" } };
  const names = Object.keys(people) as (keyof typeof people)[];
  const pairs = names.flatMap((one) => names.map((other) => [one, other] as const));
  const allowed: string[] = [];
  for (const [one, other] of pairs) {
    const actor = { keyId: people[one].id };
    if (await mayDecideFor(under.store, actor, people[other].id)) allowed.push(`${one} ${other}`);
  }
  expect(allowed).toEqual([
    "ann bo",
    "annToo bo",
    "invented bo",
    "further bo",
    "bo ann",
    "bo annToo",
    "bo invented",
    "bo further",
  ]);
  for (const { id } of [ann, annToo, invented, further, bo]) await call("DELETE", `/v1/keys/${id}`);
}

/** A request of a key that is revoked at the same moment is approved, or is cancelled with it. */
async function approvedOrCancelled(under: StoreUnderLaw): Promise<void> {
  const { path } = await newMeter(under);
  const { key } = await newKey(under, "approver");
  const [one, other] = under.calls;
  await one("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: null });
  let approved = 0;
  for (let round = 0; round < 5; round += 1) {
    const asker = await newKey(under, "issuer");
    const asked = await one("POST", `${path}/codes`, topUp(500), bearer(asker.key));
    const at = `/v1/approvals/${(asked.body as { approvalId: string }).approvalId}`;
    const [answer, ended] = await Promise.all([
      other("POST", `${at}/approve`, {}, bearer(key)),
      one("DELETE", `/v1/keys/${asker.id}`),
    ]);
    expect(ended.status).toBe(200);
    if (answer.status === 200) approved += 1;
    const { status } = (await one("GET", at)).body as { status: string };
    expect([answer.status, status]).toEqual(
      answer.status === 200 ? [200, "approved"] : [409, "cancelled"],
    );
  }
  await under.store.deleteFrom("policies").execute();
  expect((await one("GET", path)).body).toMatchObject({ lastCounter: approved });
}

/** A key that one service has revoked opens nothing at the other. */
async function revokedEverywhere(under: StoreUnderLaw): Promise<void> {
  const { id, key } = await newKey(under, "reader");
  const [one, other] = under.calls;
  expect((await other("GET", "/v1/supplier", undefined, bearer(key))).status).toBe(200);
  await one("DELETE", `/v1/keys/${id}`);
  expect((await other("GET", "/v1/supplier", undefined, bearer(key))).status).toBe(401);
}

/** Two administrators who revoke each other at once: one of them stays. */
async function oneAdministratorStays(under: StoreUnderLaw): Promise<void> {
  const [one, other] = under.calls;
  for (let round = 0; round < 5; round += 1) {
    const { id, key } = await newKey(under, "administrator");
    const answers = await Promise.all([
      one("DELETE", `/v1/keys/${id}`),
      other("DELETE", "/v1/keys/bootstrap", undefined, bearer(key)),
    ]);
    // Whoever comes second has no key any more, or is the last administrator.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await under.store
      .updateTable("api_keys")
      .set({ revoked_at: null })
      .where("key_id", "=", "bootstrap")
      .execute();
    await one("DELETE", `/v1/keys/${id}`);
  }
  expect((await one("GET", "/v1/keys", undefined, bearer(API_KEY))).status).toBe(200);
}

/** A file that is imported at both services at once registers each meter once. */
async function importedOnce(under: StoreUnderLaw): Promise<void> {
  const ids = Array.from(
    { length: 1_200 },
    (_, at) => `00db9abc${at.toString(16).padStart(8, "0")}`,
  );
  const file = ids.map((meterId) => JSON.stringify(registration(meterId))).join("\n");
  const type = { "content-type": "application/x-ndjson" };
  const answers = await atOnce(under, 4, (call) => call("POST", "/v1/meters/import", file, type));
  const results = answers.map(({ body }) => body as { registered: number; refused: number });
  expect(results.reduce((sum, { registered }) => sum + registered, 0)).toBe(ids.length);
  expect(results.map(({ refused }) => refused)).toEqual([0, 0, 0, 0]);
}

/** What access, audit, approvals and imports keep to on every store, by name. */
export const ACCESS_LAWS: Readonly<Record<string, (under: StoreUnderLaw) => Promise<void>>> = {
  "the audit trail is always one chain, each code in it once": oneChain,
  "a line of the audit trail is never changed or deleted": linesStay,
  "a request for approval is never decided twice": decidedOnce,
  "never one person for two, whoever made which key": twoPeople,
  "a request of a key that ends is approved or cancelled, and never both": approvedOrCancelled,
  "a revoked key always opens nothing at every service": revokedEverywhere,
  "never no administrator, whoever revokes whom": oneAdministratorStays,
  "a file imported many times at once always registers each meter once": importedOnce,
};
