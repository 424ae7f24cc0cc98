import { publicKeyOf, REFUSALS } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import fc from "fast-check";
import { expect } from "vitest";
import { putUnderKey } from "../../../apps/supplier-service/src/store/meters.ts";
import { transact } from "../../../apps/supplier-service/src/store/transact.ts";
import type { Call } from "../../support/api-client.ts";
import { exportedCodes, makeCampaign } from "../../support/campaigns.ts";
import { OTHER_METER_KEY } from "../../support/parties.ts";
import { issue, registration, shown } from "../../support/supplier-rig.ts";
import type { StoreUnderLaw } from "./store-laws.ts";
import { until } from "./sum-laws.ts";

let meters = 0;

async function newMeter({ calls }: StoreUnderLaw, tag: string) {
  meters += 1;
  const meterId = `00db1235${meters.toString(16).padStart(8, "0")}`;
  const body = { ...registration(meterId), tags: [tag] };
  expect((await calls[0]("POST", "/v1/meters", body)).status).toBe(201);
  return { meterId, path: `/v1/meters/${meterId}` };
}

/** The services have the system's clock. */
const secondsNow = () => Math.floor(Date.now() / 1_000);

/** What can be said of a code by somebody with an API key. */
const SAYINGS: fc.Arbitrary<readonly [what: string, body: object]> = fc.oneof(
  fc.constant(["sent", { channel: "sms" }] as const),
  fc.constant(["resend", { channel: "letter" }] as const),
  fc.constant(["lost", { reason: "gone" }] as const),
  fc.constant(["void", { reason: "mistake" }] as const),
  fc.constantFrom(...REFUSALS).map((reason) => ["refused", { reason }] as const),
);

const top = (amountPence: number) => ({ commands: [{ type: "top_up", amountPence }], digits: 40 });

async function isConfirmed(call: Call, codeId: string): Promise<boolean> {
  const { body } = await call("GET", `/v1/codes/${codeId}`);
  return (body as { status: string }).status === "confirmed";
}

/** A proof is never lost, whatever is said of the code before, beside and after it. */
async function aProofStays(under: StoreUnderLaw): Promise<void> {
  const [one, other] = under.calls;
  const { meterId, path } = await newMeter(under, "proofs");
  const lives = fc.sample(fc.array(SAYINGS, { minLength: 4, maxLength: 12 }), 12);
  for (const [at, sayings] of lives.entries()) {
    const { codeId, utrnCounter } = await issue(one, path, top(at + 1));
    const say = (call: Call, [what, body]: readonly [string, object]) =>
      call("POST", `/v1/codes/${codeId}/${what}`, body);
    const date = dateOfDay(dayOfTime(secondsNow()));
    const half = Math.floor(sayings.length / 2);
    for (const saying of sayings.slice(0, half)) await say(other, saying);
    const answers = await Promise.all([
      one("POST", `${path}/confirmations`, { code: shown({ utrnCounter, date }, meterId) }),
      ...sayings.slice(half).map((saying) => say(other, saying)),
    ]);
    expect(answers[0]?.status).toBe(200);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect(await isConfirmed(other, codeId)).toBe(true);
    for (const saying of sayings) await say(one, saying);
    expect(await isConfirmed(one, codeId)).toBe(true);
  }
}

/** A proof that overtakes codes is taken, whatever is said of those codes at that moment. */
async function overtakenAtOnce(under: StoreUnderLaw): Promise<void> {
  const [one, other] = under.calls;
  const { meterId, path } = await newMeter(under, "overtaken");
  const set = { commands: [{ type: "set_credit", amountPence: 0 }], digits: 40 };
  const earlier: string[] = [];
  for (let at = 0; at < 10; at += 1) earlier.push((await issue(one, path, set)).codeId);
  const { utrnCounter } = await issue(one, path, set);
  const date = dateOfDay(dayOfTime(secondsNow()));
  const code = shown({ utrnCounter, date }, meterId);
  const [proof, ...voids] = await Promise.all([
    one("POST", `${path}/confirmations`, { code }),
    ...earlier.map((codeId) => other("POST", `/v1/codes/${codeId}/void`, { reason: "mistake" })),
  ]);
  expect(proof?.status).toBe(200);
  for (const [at, { status }] of voids.entries()) {
    const { body } = await one("GET", `/v1/codes/${earlier[at]}`);
    expect(body).toMatchObject({ status: status === 200 ? "void" : "superseded" });
  }
}

/** A batch of alerts that both services take in at once counts once. */
async function alertsCountOnce(under: StoreUnderLaw): Promise<void> {
  const { path } = await newMeter(under, "alerts");
  const { codeId } = await issue(under.calls[0], path, top(1_234));
  const at = secondsNow();
  const alerts = [
    { at, event: "810E", text: "credit added locally: 1234000 millipence" },
    { at: at + 1, event: "810E", text: "credit added locally: 5000000 millipence" },
  ];
  const answers = await Promise.all(
    [0, 1, 0, 1].map((service) =>
      under.calls[service === 0 ? 0 : 1]("POST", `${path}/alerts`, { alerts }),
    ),
  );
  const bodies = answers.map(({ body }) => body as { added: number; codes: object[] });
  expect(bodies.map(({ added }) => added).toSorted()).toEqual([0, 0, 0, 2]);
  expect(bodies.flatMap(({ codes }) => codes)).toMatchObject([{ codeId, status: "confirmed" }]);
  const { body } = await under.calls[1]("GET", "/v1/reports/reconciliation?tag=alerts");
  expect(body).toMatchObject({
    applied: { codes: 1, topUpPence: 1_234 },
    reported: {
      explained: { count: 1, creditPence: 1_234 },
      unexplained: { count: 1, creditPence: 5_000 },
    },
  });
}

/**
 * What a meter has reported is listed in pages, each once, whatever it says and however much at
 * once.
 */
async function alertsInPages(under: StoreUnderLaw): Promise<void> {
  const [one, other] = under.calls;
  const { path } = await newMeter(under, "pages");
  const at = secondsNow();
  const texts = [
    "",
    "a",
    "b & c",
    "50% #?",
    `O'Brien "12"`,
    "\u{1F50C}",
    "\u00e9",
    "x".repeat(300),
  ];
  const alerts = texts.flatMap((text) => [
    { at, event: "81C4", text },
    { at: at - 1, event: "81C4", text },
  ]);
  await one("POST", `${path}/alerts`, { alerts });
  const seen: { at: string; text: string }[] = [];
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? "" : `&cursor=${cursor}`;
    const { body } = await other("GET", `${path}/alerts?limit=3${from}`);
    const page = body as { items: { at: string; text: string }[]; nextCursor: string | null };
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(alerts.length);
  expect(new Set(seen.map((each) => `${each.at} ${each.text}`)).size).toBe(alerts.length);
  const times = seen.map((each) => each.at);
  expect(times).toEqual(times.toSorted().toReversed());
}

/** Sent many times at once under one key, a code is counted once, and every answer is the same. */
async function sentOnceAKey(under: StoreUnderLaw): Promise<void> {
  const { meterId, path } = await newMeter(under, "sent");
  const { codeId } = await issue(under.calls[0], path, top(100));
  const headers = { "idempotency-key": `sent-${meterId}` };
  const at = `/v1/codes/${codeId}/resend`;
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, turn) =>
      under.calls[turn % 2 === 0 ? 0 : 1]("POST", at, { channel: "sms" }, headers),
    ),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  const { body } = await under.calls[1]("GET", `/v1/codes/${codeId}`);
  expect(body).toMatchObject({ status: "sent", sentCount: 1 });
}

/**
 * A code is confirmed by the key that it was signed under, whatever key its meter is put under
 * then.
 */
async function keysOfCodesStay(under: StoreUnderLaw): Promise<void> {
  const [one, other] = under.calls;
  const { meterId, path } = await newMeter(under, "keys");
  const { utrnCounter } = await issue(one, path, top(100));
  await issue(one, path, top(200));
  for (const keyId of ["00000000000000aa", "00000000000000bb"]) {
    await transact(under.store, (transaction) =>
      putUnderKey(transaction, [meterId], "supplier", keyId),
    );
  }
  await under.store
    .updateTable("codes")
    .set({ supplier_key: "00000000000000aa" })
    .where("meter_id", "=", meterId)
    .where("counter", "=", 2)
    .execute();
  const { body: codes } = await other("GET", `${path}/codes`);
  const dead = { status: "superseded", isOpen: false };
  expect(codes).toMatchObject({ items: [dead, dead] });
  const date = dateOfDay(dayOfTime(secondsNow()));
  const proof = { code: shown({ utrnCounter, date }, meterId) };
  const confirmed = await other("POST", `${path}/confirmations`, proof);
  expect([confirmed.status, confirmed.body]).toMatchObject([200, { code: { utrnCounter } }]);
  const publicKey = publicKeyOf(OTHER_METER_KEY);
  expect((await other("PATCH", path, { publicKey })).body).toMatchObject({ publicKey });
  const unknown = { code: shown({ utrnCounter: 2, date }, meterId) };
  const refused = await one("POST", `${path}/confirmations`, unknown);
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: "supplier_key_unknown", supplierKeyId: "00000000000000aa" },
  ]);
  // The keys were changed past the trail: the code that it calls issued is that again.
  const asRecorded = under.store.updateTable("codes").set({ status: "issued" });
  await asRecorded.where("meter_id", "=", meterId).where("counter", "=", 2).execute();
}

/** What is issued is applied, open or settled, to the code and to the penny. */
async function booksBalance(under: StoreUnderLaw): Promise<void> {
  const { path } = await newMeter(under, "books");
  const sayings = fc.sample(SAYINGS, 20);
  let issuedPence = 0;
  for (const [at, [what, body]] of sayings.entries()) {
    const amountPence = 100 + at * at;
    const { codeId } = await issue(under.calls[0], path, top(amountPence));
    await under.calls[1]("POST", `/v1/codes/${codeId}/${what}`, body);
    issuedPence += amountPence;
  }
  const answer = await under.calls[0]("GET", "/v1/reports/reconciliation?tag=books");
  type Sums = { codes: number; topUpPence: number };
  const { issued, applied, open, settled, states } = answer.body as Record<
    "issued" | "applied" | "open" | "settled",
    Sums
  > & { states: Sums[] };
  const sums = (rows: readonly Sums[]) => [
    rows.reduce((sum, { codes }) => sum + codes, 0),
    rows.reduce((sum, { topUpPence }) => sum + topUpPence, 0),
  ];
  expect(sums([issued])).toEqual([20, issuedPence]);
  expect(sums([applied, open, settled])).toEqual([20, issuedPence]);
  expect(sums(states)).toEqual([20, issuedPence]);
  const { body } = await under.calls[1]("GET", "/v1/reports/days?tag=books");
  const { days } = body as { days: { issued: Sums; codesByStatus: Record<string, number> }[] };
  expect(sums(days.map((day) => day.issued))).toEqual([20, issuedPence]);
  const counted = days.flatMap(({ codesByStatus }) => Object.values(codesByStatus));
  expect(counted.reduce((sum, codes) => sum + codes, 0)).toBe(20);
}

/** A campaign for five meters that one service has issued; the ids of its codes. */
async function issuedCampaign(under: StoreUnderLaw) {
  const [one] = under.calls;
  for (let at = 0; at < 5; at += 1) await newMeter(under, "campaign");
  const { campaignId } = await makeCampaign(one, {
    ...top(100),
    selection: { tags: ["campaign"] },
  });
  const seen = () => one("GET", `/v1/campaigns/${campaignId}`);
  await until(seen, ({ body }) => (body as { status: string }).status === "done");
  const codes = await exportedCodes(one, campaignId);
  return { campaignId, codeIds: codes.map(({ codeId }) => codeId) };
}

/** The codes of a campaign go out together, once, and only those that can still count. */
async function campaignGoesOutOnce(under: StoreUnderLaw): Promise<void> {
  const [one, other] = under.calls;
  const { campaignId, codeIds } = await issuedCampaign(under);
  const [sentBefore, voided, expired, ...rest] = codeIds;
  await one("POST", `/v1/codes/${sentBefore}/sent`, { channel: "voice" });
  await one("POST", `/v1/codes/${voided}/void`, { reason: "mistake" });
  await one("POST", `/v1/codes/${expired}/refused`, { reason: "expired" });
  const at = `/v1/campaigns/${campaignId}/sent`;
  const answers = await Promise.all([
    one("POST", at, { channel: "letter" }),
    other("POST", at, { channel: "letter" }),
  ]);
  const counts = answers.map(({ body }) => (body as { codes: number }).codes);
  expect(counts.toSorted()).toEqual([0, rest.length]);
  const { body } = await other("GET", `/v1/reports/reconciliation?campaign=${campaignId}`);
  expect(body).toMatchObject({ issued: { codes: 5, topUpPence: 500 } });
  const { states } = body as { states: { status: string; codes: number }[] };
  expect(states.filter(({ codes }) => codes > 0)).toMatchObject([
    { status: "sent", codes: 3 },
    { status: "refused", codes: 1 },
    { status: "void", codes: 1 },
  ]);
  const last = await other("GET", `/v1/codes/${rest[0]}`);
  expect(last.body).toMatchObject({ sentCount: 1, sentChannel: "letter" });
}

/** Laws of the life of a code, for two services on one database. */
export const LIFE_LAWS: Readonly<Record<string, (under: StoreUnderLaw) => Promise<void>>> = {
  "a proof is never lost, whatever is said of the code beside it": aProofStays,
  "a proof is always taken, whatever is said of the codes that it overtakes": overtakenAtOnce,
  "alerts taken in by two services at once count once": alertsCountOnce,
  "the codes of a campaign never go out twice, whichever service marks them": campaignGoesOutOnce,
  "what a meter has reported is always listed in pages, each once": alertsInPages,
  "a code sent many times at once under one key is always counted once": sentOnceAKey,
  "a code is always confirmed by the key it was signed under": keysOfCodesStay,
  "what is issued is always applied, open or settled": booksBalance,
};
