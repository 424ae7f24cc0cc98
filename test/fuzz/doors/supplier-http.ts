import assert from "node:assert/strict";
import { AGREEMENT_CERTIFICATE } from "../../support/certificates.ts";
import { METER_ID, OTHER_METER_ID, SUPPLIER_KEY } from "../../support/parties.ts";
import {
  API_KEY,
  NOON_SECONDS,
  register,
  registration,
  shown,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";
import type { Door, OpenDoor } from "../engine/door.ts";
import { Sender, written } from "../engine/http-request.ts";
import { answerTo, checkAnswer, Memory, requestOf } from "./http-laws.ts";

const METER = `/v1/meters/${METER_ID}`;
const COMMANDS = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const CAMPAIGN = {
  label: "Storm",
  commands: [{ type: "restore_supply" }],
  digits: 20,
  selection: { meterIds: [METER_ID] },
};

const READS = [
  ...["/health/live", "/health/ready", "/metrics", "/v1/supplier", "/v1/meters?limit=2&fuel=gas"],
  ...[METER, `${METER}/settings`, `${METER}/codes?limit=1&status=issued&isOpen=true&digits=20`],
  ...["/v1/codes?command=top_up&from=2026-11-01&to=2026-11-30", "/v1/codes/{codeId}"],
  ...["/v1/codes/{codeId}/text?channel=letter&face=two&language=cy", "/v1/codes/{codeId}/duis"],
  ...[`${METER}/alerts?unexplained=true`, "/v1/meters.csv?tag=north", "/v1/meters.ndjson"],
  ...["/v1/reports/reconciliation?from=2026-11-01&to=2026-11-30&format=csv", "/v1/reports/days"],
  ...[
    "/v1/campaigns?status=done",
    "/v1/campaigns/{campaignId}",
    "/v1/campaigns/{campaignId}/events",
  ],
  ...["/v1/campaigns/{campaignId}/codes.csv?channel=sms", "/v1/campaigns/{campaignId}/meters"],
  ...["/v1/campaigns/{campaignId}/codes?limit=1", "/v1/campaigns/{campaignId}/codes.ndjson"],
  ...["/v1/keys", "/v1/keys/self", "/v1/supplier/keys", "/v1/limits", "/v1/audit?limit=1"],
  ...["/v1/audit.ndjson?after=1", "/v1/audit/verify", "/v1/audit/keys.pem", "/v1/events?limit=1"],
  ...["/v1/webhooks", "/v1/webhooks/{webhookId}/deliveries", "/v1/approvals?order=newest"],
  ...["/v1/webhooks/{webhookId}", "/v1/approvals/{approvalId}/meters"],
  ...["/v1/approvals/{approvalId}", "/v1/approval-line", "/docs/json", "/guides/"],
].map((path) => written(`GET ${path}`));

const WRITES = [
  written("POST /v1/meters", { ...registration(OTHER_METER_ID), fuel: "gas", label: "A home" }),
  written("POST /v1/meters", { meterId: METER_ID, publicKey: AGREEMENT_CERTIFICATE }),
  written(`PATCH ${METER}`, { label: "Flat 2", tags: ["north"], lastCounter: 3 }),
  written(`PATCH ${METER}`, { retired: true, reason: "gone" }),
  written("POST /v1/find", { text: "flat" }),
  written(`PUT ${METER}/settings`, { maxCreditPence: 10_000, maxBalancePence: null }),
  written(`POST ${METER}/codes`, { ...COMMANDS, digits: 40, note: "Storm", acknowledge: [] }),
  written(`POST ${METER}/codes`, COMMANDS, "idempotency-key: one\n"),
  written(`POST ${METER}/codes/preview`, {
    commands: [{ type: "valid_until", date: "2026-12-01" }, { type: "restore_supply" }],
  }),
  written("POST /v1/codes/explain", { code: shown({}), meterId: METER_ID }),
  written("POST /v1/codes/{codeId}/sent", { channel: "sms" }),
  written("POST /v1/codes/{codeId}/resend", { channel: "letter" }),
  written("POST /v1/codes/{codeId}/lost", { reason: "Letter came back" }),
  written("POST /v1/codes/{codeId}/refused", { reason: "duplicate" }),
  written("POST /v1/codes/{codeId}/void", { reason: "Wrong amount" }),
  written(`POST ${METER}/confirmations`, { code: shown({}) }),
  written(`POST ${METER}/confirmations`, { code: "{code}" }),
  written(`POST ${METER}/alerts`, { alerts: [{ at: NOON_SECONDS, event: "81C4", text: "x" }] }),
  written("POST /v1/campaigns", CAMPAIGN),
  written("POST /v1/campaigns/preview", { ...CAMPAIGN, selection: { tags: ["north"] } }),
  written("POST /v1/campaigns/{campaignId}/cancel", { reason: "Wrong" }),
  written("POST /v1/campaigns/{campaignId}/sent", { channel: "sms" }),
  written("POST /v1/keys", { role: "issuer", owner: "Ann", label: "Desk 7", seesCodes: true }),
  written("PUT /v1/keys/{id}/owner", { owner: "Bea" }),
  written("DELETE /v1/keys/{id}"),
  written("POST /v1/supplier/key-changes", { meterIds: [OTHER_METER_ID] }),
  written("PUT /v1/limits/issuer", { commands: ["top_up"], amountPenceMax: 5_000 }),
  written("PUT /v1/approval-line", { commands: ["set_credit"], amountPenceAbove: 20_000 }),
  written("DELETE /v1/approval-line"),
  written("POST /v1/approvals/{approvalId}/approve", { acknowledge: [] }),
  written("POST /v1/approvals/{approvalId}/reject", { reason: "too much" }),
  written("POST /v1/approvals/{approvalId}/withdraw", { reason: "asked twice" }),
  written("POST /v1/webhooks", { url: "http://127.0.0.1:9/", types: ["code.issued"] }),
  written("PATCH /v1/webhooks/{webhookId}", { enabled: false, description: "off" }),
  written("POST /v1/webhooks/{webhookId}/rotate", {}),
  written("POST /v1/webhooks/{webhookId}/test", {}),
  written("POST /v1/webhooks/{webhookId}/send", { eventId: "1" }),
  written("POST /v1/webhooks/{webhookId}/replay", { after: "0" }),
  written("DELETE /v1/webhooks/{webhookId}"),
  written(
    "POST /v1/meters/import",
    `meterId,publicKey\n${OTHER_METER_ID},04ab\n`,
    "content-type: text/csv\n",
  ),
  written(
    "POST /v1/meters/import",
    `{"action":"retire","meterId":"${OTHER_METER_ID}"}\n`,
    "content-type: application/x-ndjson\n",
  ),
  written("GET /v1/meters", undefined, "authorization: Bearer wrong\nx-request-id: a\n"),
  written("OPTIONS /v1/meters", undefined, "origin: http://a.example\n"),
];

async function open(): Promise<OpenDoor> {
  const env = {
    ...supplierEnv(),
    WEBHOOK_TARGETS: "127.0.0.0/8",
    CORS_ORIGINS: "http://a.example",
  };
  const rig = await startRig(env);
  await register(rig.call);
  const sender = new Sender(rig.url());
  const memory = new Memory();
  let now = NOON_SECONDS;
  return {
    async answer(input) {
      // Nothing may leave the machine: webhooks go to any public address over https.
      if (input.includes("https:")) return "not sent";
      const type = "application/json";
      const usual = { authorization: `Bearer ${API_KEY}`, "content-type": type };
      const asked = requestOf(memory.fill(input), usual);
      const answer = await answerTo(sender, asked);
      if (answer === undefined) return "not sent";
      const said = checkAnswer(answer, asked.method, [SUPPLIER_KEY, API_KEY]);
      memory.learn(answer.text);
      if (answer.status === 429) now += 3_600;
      rig.setTime(now);
      return said;
    },
    async close() {
      const { status, body } = await rig.call("GET", "/v1/audit/verify");
      sender.close();
      await rig.remove();
      assert.deepEqual([status, Object(body).ok], [200, true]);
    },
  };
}

export const door: Door = {
  says: "calls of the supplier service: an answer or a listed problem, and a trail that is whole",
  bytesMax: 6_000,
  cpuMsMax: 1_500,
  freshAfter: 2_000,
  seeds: () => [...READS, ...WRITES],
  open,
};
