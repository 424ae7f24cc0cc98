import { expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { keyOf } from "../../support/keys.ts";
import {
  issue,
  register,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const TOP_UP = { type: "top_up", amountPence: 1_000 };

/** One sample by its name and labels as Prometheus writes them; undefined where there is none. */
async function sample(
  name: string,
  { call }: Pick<SupplierRig, "call"> = rig,
): Promise<number | undefined> {
  const { text } = await call("GET", "/metrics");
  const line = text.split("\n").find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

test("metrics are Prometheus's text, for any key, even of the role metrics alone", async () => {
  const { call } = await keyOf(rig, "metrics");
  const { status, type, text } = await call("GET", "/metrics");
  expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  expect(text).toMatch(
    /^# HELP utrn_codes_issued_total .+\n# TYPE utrn_codes_issued_total counter$/m,
  );
  expect(text).toContain("process_cpu_user_seconds_total");
  expect((await clientOf(rig.url())("GET", "/metrics")).status).toBe(401);
});

test("codes are counted by length and their commands by type, a repeated answer once", async () => {
  const once = { "idempotency-key": "one" };
  for (let sent = 0; sent < 3; sent += 1) {
    await rig.call("POST", `${path}/codes`, { commands: [TOP_UP] }, once);
  }
  await issue(rig.call, path, { commands: [TOP_UP, { type: "restore_supply" }] });
  await rig.call("POST", `${path}/codes/preview`, { commands: [TOP_UP] });
  expect(await sample('utrn_codes_issued_total{digits="20"}')).toBe(1);
  expect(await sample('utrn_codes_issued_total{digits="40"}')).toBe(1);
  expect(await sample('utrn_commands_issued_total{command="top_up",digits="20"}')).toBe(1);
  expect(await sample('utrn_commands_issued_total{command="restore_supply",digits="40"}')).toBe(1);
});

test("an approved code is counted when it is approved, and what waits until then", async () => {
  await rig.call("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: null });
  const issuer = await keyOf(rig, "issuer");
  const { body } = await issuer.call("POST", `${path}/codes`, { commands: [TOP_UP] });
  expect(await sample('utrn_waiting{what="approvals"}')).toBe(1);
  expect(await sample('utrn_codes_issued_total{digits="20"}')).toBeUndefined();
  const approver = await keyOf(rig, "approver");
  const { approvalId } = body as { approvalId: string };
  await approver.call("POST", `/v1/approvals/${approvalId}/approve`);
  expect(await sample('utrn_waiting{what="approvals"}')).toBe(0);
  expect(await sample('utrn_codes_issued_total{digits="20"}')).toBe(1);
});

test("it tells what is recorded and signed, when keys end, and whether it is ready", async () => {
  const before = Number(await sample('utrn_audit_entries{state="recorded"}'));
  expect(await sample('utrn_audit_entries{state="signed"}')).toBe(1);
  await keyOf(rig, "reader", { expiresAt: "2044-03-01T00:00:00Z" });
  await keyOf(rig, "reader", { expiresAt: "2044-02-01T00:00:00Z" });
  await keyOf(rig, "issuer");
  expect(await sample('utrn_audit_entries{state="recorded"}')).toBe(before + 3);
  const ends = (role: string) => sample(`utrn_api_key_ends_timestamp_seconds{role="${role}"}`);
  expect([await ends("reader"), await ends("issuer")]).toEqual([2_337_897_600, undefined]);
  expect(await sample("utrn_ready")).toBe(1);
});

test("refusals are counted by their code", async () => {
  await rig.call("POST", `${path}/codes`, { commands: [] });
  await rig.call("POST", "/v1/codes/explain", "{");
  await rig.call("GET", "/v1/meters/00db123456789fff");
  await clientOf(rig.url(), "nobody")("GET", "/v1/supplier");
  await rig.call("GET", "/v1/nothing");
  await rig.call("DELETE", path);
  await rig.call("POST", "/v1/keys", `{"label":"${"x".repeat(2_000_000)}"}`);
  expect(await sample('utrn_refusals_total{code="invalid_request"}')).toBe(2);
  expect(await sample('utrn_refusals_total{code="not_found"}')).toBe(1);
  expect(await sample('utrn_refusals_total{code="unauthorized"}')).toBe(1);
  expect(await sample('utrn_refusals_total{code="route_not_found"}')).toBe(1);
  expect(await sample('utrn_refusals_total{code="method_not_allowed"}')).toBe(1);
  expect(await sample('utrn_refusals_total{code="payload_too_large"}')).toBe(1);
  const unknown = 'method="GET",route="unknown",status="404"';
  expect(await sample(`http_request_duration_seconds_count{${unknown}}`)).toBe(1);
});

test("a path that is no path is counted as a refusal, too", async () => {
  expect((await rig.call("GET", "/v1/codes/%ff")).status).toBe(400);
  expect(await sample('utrn_refusals_total{code="invalid_request"}')).toBe(1);
});

test("one key agreement a meter and process, and latencies by route without names", async () => {
  for (let made = 0; made < 3; made += 1) await issue(rig.call, path, { commands: [TOP_UP] });
  expect(await sample("utrn_key_agreements_total")).toBe(1);
  expect(await sample("utrn_signing_queue_length")).toBe(0);
  const labels = 'method="POST",route="/v1/meters/:meterId/codes",status="201"';
  expect(await sample(`http_request_duration_seconds_count{${labels}}`)).toBe(3);
  expect((await rig.call("GET", "/metrics")).text).not.toContain(path);
});

test("a worker counts what it issues, says what it is, and answers nothing else", async () => {
  const env = supplierEnv();
  const api = await startRig({ ...env, ROLE: "api" });
  const worker = await startRig({ ...env, ROLE: "worker" });
  await register(api.call);
  const monitor = await keyOf(api, "metrics");
  const call = clientOf(worker.url(), monitor.key);
  await api.call("POST", "/v1/campaigns", { commands: [TOP_UP], selection: { everyMeter: true } });
  const issued = 'utrn_codes_issued_total{digits="20"}';
  await expect.poll(() => sample(issued, { call })).toBe(1);
  expect(await sample(issued, api)).toBeUndefined();
  const info = (role: string) =>
    `utrn_build_info{version="0.1.0",role="${role}",database="sqlite"}`;
  expect(await sample(info("worker"), { call })).toBe(1);
  expect(await sample(info("api"), api)).toBe(1);
  const answers = [
    await worker.call("GET", "/v1/supplier"),
    await clientOf(worker.url())("GET", "/metrics"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 401]);
  await worker.stop();
  await api.remove();
});
