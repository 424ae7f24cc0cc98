import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuditedStore, change } from "../../../apps/supplier-service/src/audit/change.ts";
import { parseLastSeen } from "../../../apps/supplier-service/src/audit/last-seen.ts";
import { SERVICE } from "../../../apps/supplier-service/src/audit/record.ts";
import { createWatch } from "../../../apps/supplier-service/src/audit/watch.ts";
import { markFile } from "../../../apps/supplier-service/src/keys/mark-file.ts";
import { createSecretBox } from "../../../apps/supplier-service/src/keys/secret-box.ts";
import { readAuditHead } from "../../../apps/supplier-service/src/store/audit.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import {
  addWebhook,
  findWebhook,
  listDeliveries,
} from "../../../apps/supplier-service/src/store/webhooks.ts";
import type { Post } from "../../../apps/supplier-service/src/webhooks/post.ts";
import { makeSecret, rotated } from "../../../apps/supplier-service/src/webhooks/secrets.ts";
import { type Telling, tellAll } from "../../../apps/supplier-service/src/webhooks/tell.ts";
import { newAuditKey } from "../../support/audit-key.ts";
import { METER_ID, OTHER_METER_KEY, SUPPLIER_ID, SUPPLIER_KEY } from "../../support/parties.ts";

const HOUR_SECONDS = 3_600;
const KILLED = "killed";
type Answer = number | typeof KILLED | null;

let folder: string;
let audited: AuditedStore;
let now = 1_000_000;
let names = 0;
const box = createSecretBox(SUPPLIER_KEY, undefined);
const newSource = { newId: () => `${names++}`, newApiKey: () => "c2VjcmV0LW9mLXRoZS10ZXN0cw" };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tell-"));
  const store = await openStore({ folder, databaseUrl: undefined });
  const row = { supplier_id: SUPPLIER_ID, public_key: "", command_public_key: "" };
  const named = { ...row, only: 1, database_id: "its name", epoch: 1, is_moved: 0 } as const;
  await store.insertInto("supplier").values(named).execute();
  const watch = createWatch(markFile(join(folder, "mark"), parseLastSeen, () => "draft"));
  const sources = { nowSeconds: () => now, realSeconds: () => now };
  audited = { store, auditKey: newAuditKey(), sources, watch };
});
afterAll(async () => {
  await audited.store.destroy();
  rmSync(folder, { recursive: true });
});

async function newWebhook(): Promise<string> {
  const webhook_id = newSource.newId();
  const { seq: told_up_to } = await readAuditHead(audited.store);
  await addWebhook(audited.store, {
    webhook_id,
    url: "https://example.com/",
    types: ["meter.taken_back"],
    description: null,
    is_enabled: 1,
    disabled_because: null,
    created_at: now,
    created_by: "bootstrap",
    secrets: [makeSecret(box, newSource).kept],
    told_up_to,
    attempts: 0,
    failing_since: null,
    next_attempt_at: 0,
    leased_by: null,
    leased_until: 0,
    deliveries: 0,
  });
  return webhook_id;
}

/** An event that the webhook is told of, and one that it is not. */
function happen(): Promise<void> {
  const [told, other] = ["meter.taken_back", "meter.retired"] as const;
  return change(audited, SERVICE, async () => ({
    result: undefined,
    events: [
      { action: other, meterId: METER_ID, details: { reason: "a test" } },
      { action: told, meterId: METER_ID, details: { at: names++ } },
    ],
  }));
}

/** A receiver that answers as it is told to, and notes what it was sent and what it has taken. */
function receiverOf(answers: Answer[]) {
  const taken: { readonly id: string; readonly body: string; readonly isKilled: boolean }[] = [];
  const sent: string[] = [];
  const send = async (_url: string, headers: Readonly<Record<string, string>>, body: string) => {
    const { "webhook-id": id = "" } = headers;
    const answer = answers.length > 0 ? answers.shift() : 200;
    sent.push(`${id} ${body}`);
    if (answer === KILLED || answer === 200) taken.push({ id, body, isKilled: answer === KILLED });
    if (answer === KILLED) throw new Error("the process is killed before it has stored the answer");
    const status = answer ?? null;
    const error = status === null ? "timeout" : null;
    return { status, error, answer: "", durationMs: 0, retryAfterSeconds: undefined };
  };
  const post: Post = Object.assign(send, { close: () => {} });
  return { post, taken, sent };
}

test("whatever is answered, whoever is killed, all arrive in order, unchanged", async () => {
  const anyAnswer = fc.constantFrom<Answer>(200, 200, 200, 500, 404, 302, null, KILLED);
  const anyStep = fc.oneof(
    fc.constant("event" as const),
    fc.record({ by: fc.constantFrom("one", "another"), after: fc.nat({ max: 2 * HOUR_SECONDS }) }),
  );
  const anyRun = fc.record({
    answers: fc.array(anyAnswer, { maxLength: 12 }),
    steps: fc.array(anyStep, { maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(anyRun, async ({ answers, steps }) => {
      const webhookId = await newWebhook();
      const { seq: begun } = await readAuditHead(audited.store);
      const { post, taken, sent } = receiverOf([...answers]);
      const metrics = { countDelivery: () => {} };
      const telling: Telling = { ...audited, secretBox: box, post, metrics };
      const tell = (by: string) => tellAll(telling, webhookId, by, () => false).catch(() => {});
      let events = 0;
      for (const step of steps) {
        if (step === "event") {
          await happen();
          events += 1;
        } else {
          now += step.after;
          await Promise.all([tell(step.by), tell("a third")]);
        }
      }
      for (let more = 0; more <= answers.length; more += 1) {
        now += HOUR_SECONDS;
        await tell("one");
      }
      const ids = [...new Set(taken.map(({ id }) => id))];
      const numbers = ids.map((id) => Number(id.split("_")[1]));
      const isInOrder = numbers.every((number, at) => number > (numbers[at - 1] ?? begun));
      const isOnce = taken.every(({ id }, at) =>
        taken.slice(0, at).every((before) => before.id !== id || before.isKilled),
      );
      const isUnchanged = new Set(sent).size === new Set(sent.map((it) => it.split(" ")[0])).size;
      const end = await findWebhook(audited.store, webhookId);
      return (
        ids.length === events &&
        isInOrder &&
        isOnce &&
        isUnchanged &&
        end?.told_up_to === (await readAuditHead(audited.store)).seq
      );
    }),
    { numRuns: 20 },
  );
});

test("a pause begins when the attempt has ended, however long the receiver took", async () => {
  const webhookId = await newWebhook();
  const { post } = receiverOf([null]);
  const slow: Post = Object.assign(
    (...sent: Parameters<Post>) => {
      now += 15;
      return post(...sent);
    },
    { close: () => {} },
  );
  const telling: Telling = {
    ...audited,
    secretBox: box,
    post: slow,
    metrics: { countDelivery() {} },
  };
  await happen();
  await tellAll(telling, webhookId, "one", () => false);
  const { next_attempt_at: next = 0 } = (await findWebhook(audited.store, webhookId)) ?? {};
  expect([5, 6]).toContain(next - now);
});

test("the log of deliveries keeps the last thousand", async () => {
  const webhookId = await newWebhook();
  const { post } = receiverOf(Array(3).fill(500));
  const telling: Telling = { ...audited, secretBox: box, post, metrics: { countDelivery() {} } };
  await audited.store.updateTable("webhooks").set({ deliveries: 998 }).execute();
  await happen();
  for (let attempts = 0; attempts < 4; attempts += 1) {
    now += HOUR_SECONDS;
    await tellAll(telling, webhookId, "one", () => false);
  }
  const numbers = async (before: number) =>
    (await listDeliveries(audited.store, webhookId, before, 10)).map(({ number }) => number);
  expect(await numbers(5_000)).toEqual([1_002, 1_001, 1_000, 999]);
  await audited.store.updateTable("webhooks").set({ deliveries: 2_000 }).execute();
  await happen();
  await tellAll(telling, webhookId, "one", () => false);
  expect(await numbers(5_000)).toEqual([2_001, 1_002]);
});

test("a secret that another supplier key has sealed is lost, and one of the old key is not", () => {
  const { secret, kept } = makeSecret(box, newSource);
  const [newest, old] = rotated([kept], { ...kept, id: "newest" }, now);
  expect([newest?.until, old]).toEqual([null, { ...kept, until: now + 86_400 }]);
  const changed = createSecretBox(OTHER_METER_KEY, SUPPLIER_KEY);
  const lost = createSecretBox(OTHER_METER_KEY, undefined);
  const opened = [box, changed, lost].map((each) => each.open(kept.id, kept.sealed));
  expect(opened).toEqual([secret, secret, undefined]);
  expect([box, changed].map((each) => each.isPresent(kept.id, kept.sealed))).toEqual([true, false]);
  expect(box.open("another name", kept.sealed)).toBeUndefined();
});
