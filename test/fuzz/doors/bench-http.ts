import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  good,
  joinPpmid,
  makeCommissioned,
  NOON_SECONDS,
  pounds,
  SUPPLIER,
  startBenchRig,
} from "../../support/bench-rig.ts";
import { METER_ID } from "../../support/parties.ts";
import type { Door, OpenDoor } from "../engine/door.ts";
import { Sender, written } from "../engine/http-request.ts";
import { answerTo, checkAnswer, Memory, requestOf } from "./http-laws.ts";

const METER = `/v1/meters/${METER_ID}`;
const OTHER = "00db1234567890ee";
const DEVICE = "00db1234000000aa";

function session(): unknown {
  const file = new URL("../../../apps/bench/sessions/command-top-up.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}

const READS = [
  ...["/health/live", "/health/ready", "/v1/meters", METER, "/v1/meters/export", "/v1/welcome"],
  ...[`${METER}/knowledge`, `${METER}/history`, `${METER}/log?event=8F72&since=1&limit=2`],
  ...[`${METER}/outbox?limit=1`, `${METER}/snapshot`, `${METER}/session`, "/v1/sessions/ready"],
  ...[`${METER}/session/report?format=html`, "/v1/sessions/ready/command-top-up"],
  ...["/v1/supplier-address", `${METER}/stream`, "/docs/json", "/"],
].map((path) => written(`GET ${path}`));

const WRITES = [
  written("POST /v1/meters", {
    meterId: OTHER,
    label: "a name",
    seed: "s",
    fuel: "gas",
    time: NOON_SECONDS,
    clock: "manual",
    settings: { meterBalance: 100_000, emergencyCredit: { limit: 5 } },
    installCodes: { [DEVICE]: "83fed3407a93" },
  }),
  written(`DELETE /v1/meters/${OTHER}`),
  written(`PUT ${METER}/label`, { label: "a name" }),
  written(`POST ${METER}/duplicate`, { meterId: OTHER, label: "a name", seed: "s" }),
  written(`POST ${METER}/codes`, { code: "{code}", via: "ppmid" }),
  written(`POST ${METER}/keys`, { keys: "A7394B", face: "two" }),
  written(`POST ${METER}/actions`, { action: "enable_supply", via: "keypad" }),
  written(`PUT ${METER}/supplier`, { ...SUPPLIER, floor: 1, clock: "manual" }),
  written(`PUT ${METER}/load`, { watts: 3_000 }),
  written(`PUT ${METER}/load`, { dayProfile: true }),
  written(`PUT ${METER}/power`, { on: true }),
  written(`PUT ${METER}/wan`, { up: false }),
  written(`POST ${METER}/clock`, { advanceSeconds: 86_400 }),
  written(`POST ${METER}/clock`, { rate: 60 }),
  written(`POST ${METER}/clock`, { to: "midnight" }),
  written(`POST ${METER}/han/join`, { eui: DEVICE, kind: "cad", installCode: "83fed3407a93" }),
  written(`POST ${METER}/han/remove`, { eui: DEVICE }),
  written(`POST ${METER}/explain`, { code: "7394 1925 2890 4945 0767", via: "keypad" }),
  written(`POST ${METER}/mischief`, {
    kind: "swap",
    code: "73946144332040217315",
    enter: true,
    via: "keypad",
    seed: "s",
  }),
  written(`POST ${METER}/session`, {}),
  written(`POST ${METER}/session/steps`, { at: NOON_SECONDS + 60, event: { type: "time" } }),
  written(`PUT ${METER}/session/remarks`, { title: "<b>&", steps: [{ step: 1, note: "a" }] }),
  written(`PUT ${METER}/session`, { session: session(), step: 1 }),
  written(`PUT ${METER}/snapshot`, { version: 2, meter: {} }),
  written("POST /v1/meters/import", { version: 1, meters: [{}] }),
  written("PUT /v1/welcome", {
    meterId: METER_ID,
    code: "73946144332040217315",
    utrnCounter: 1,
    about: "a top-up",
  }),
  written("POST /v1/sessions", { session: session(), step: 1 }),
  written("POST /v1/sessions/replay", { session: session() }),
  written("POST /v1/sessions/report", { session: session(), format: "markdown" }),
  written("POST /v1/sessions/shrink", { session: session(), expectation: { supply: "armed" } }),
  written("PUT /v1/supplier-address", { address: "http://127.0.0.1:3000" }),
  written("GET /v1/meters", undefined, "host: elsewhere.example\n"),
];

/** A meter that comes out of the bench goes in again, and is the same. */
async function checkSnapshot(call: Awaited<ReturnType<typeof startBenchRig>>["call"]) {
  const { status, body } = await call("GET", `${METER}/snapshot`);
  if (status === 404) return;
  const { body: view } = await call("PUT", `${METER}/snapshot`, body);
  const { body: again } = await call("GET", `${METER}/snapshot`);
  assert.equal(Object(view).meterId, METER_ID);
  assert.deepEqual(again, body);
}

async function open(): Promise<OpenDoor> {
  const rig = await startBenchRig();
  const { path, issue } = await makeCommissioned(rig.call, { clock: "manual" });
  await joinPpmid(rig.call, path);
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  const sender = new Sender(rig.url());
  const memory = new Memory();
  memory.learn(JSON.stringify({ code: issue(2, [{ type: "restore_supply" }]) }));
  return {
    async answer(input) {
      const asked = requestOf(memory.fill(input), { "content-type": "application/json" });
      const answer = await answerTo(sender, asked);
      if (answer === undefined) return "not sent";
      return checkAnswer(answer, asked.method, []);
    },
    async close() {
      await checkSnapshot(rig.call);
      sender.close();
      await rig.remove();
    },
  };
}

export const door: Door = {
  says: "calls of the bench: an answer or a listed problem, and meters that can be put back",
  bytesMax: 12_000,
  cpuMsMax: 4_000,
  freshAfter: 1_000,
  seeds: () => [...READS, ...WRITES],
  open,
};
