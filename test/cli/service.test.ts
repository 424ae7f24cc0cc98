import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LossyProxy, startLossyProxy } from "../support/lossy-proxy.ts";
import { METER_ID } from "../support/parties.ts";
import { API_KEY, registration, type SupplierRig, startRig } from "../support/supplier-rig.ts";
import { utrnCommand } from "../support/utrn-command.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "utrn-service-"));

let rig: SupplierRig;
let proxy: LossyProxy;
beforeAll(async () => {
  rig = await startRig();
  proxy = await startLossyProxy(rig.url);
});
afterAll(async () => {
  await proxy.close();
  await rig.remove();
});

function utrn(args: readonly string[]) {
  return utrnCommand([...args, "--url", proxy.url], { env: { UTRN_API_KEY: API_KEY } });
}

function fileOf(name: string, lines: readonly string[]): string {
  const file = join(FOLDER, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

const { publicKey } = registration();
const OTHER = { ...registration(), meterId: "00db1234567890c9" };
const CLI = new URL("../../apps/cli/src/main.ts", import.meta.url).pathname;

describe("utrn meters import", () => {
  it("registers what a CSV file has, and says which lines are refused", async () => {
    const lines = ["meterId,publicKey", `${METER_ID},${publicKey}`, "00db1234567890a1,04"];
    const { status, out, err } = await utrn(["meters", "import", fileOf("street.csv", lines)]);
    const [counts, refused, ...more] = out.split("\n");
    expect([status, err, counts, more]).toEqual([
      1,
      "",
      "1 registered, 0 changed, 0 retired, 0 taken back, 0 unchanged, 1 refused",
      [],
    ]);
    expect(refused).toMatch(/^ {2}refused: line 3: publicKey /);
  });

  it("takes JSON lines, and answers as JSON", async () => {
    const file = fileOf("street.ndjson", [JSON.stringify({ meterId: METER_ID, publicKey })]);
    const { status, out } = await utrn(["meters", "import", file, "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ registered: 0, unchanged: 1, refused: 0 });
  });

  it.each([
    ["is not there", join(FOLDER, "none.csv"), "cannot be read: "],
    ["is a folder", FOLDER, "must be a file"],
  ])("says that its file %s", async (_title, file, why) => {
    const { status, err } = await utrn(["meters", "import", file]);
    expect([status, err.startsWith(`utrn: file ${why}`)]).toEqual([2, true]);
  });
});

describe("utrn events", () => {
  it("prints what happened, and goes on behind an event", async () => {
    const { status, out } = await utrn(["events"]);
    const [first = "", ...more] = out.split("\n");
    expect([status, more]).toEqual([0, []]);
    const [, id = ""] = /^\S+ {2}(evt_\S+) {2}meter\.registered {2}\{/.exec(first) ?? [];
    expect(first).toContain(`"meterIds":["${METER_ID}"]`);
    expect(await utrn(["events", "--after", id])).toEqual({ status: 0, out: "", err: "" });
    const json = await utrn(["events", "--json", "--type", "meter.registered"]);
    expect(JSON.parse(json.out)).toMatchObject({ id, type: "meter.registered" });
  });

  it("goes on with what happens, once it has told what has, until it is stopped", async () => {
    const args = [CLI, "events", "--follow", "--json", "--url", proxy.url];
    const env = { ...process.env, UTRN_API_KEY: API_KEY };
    const following = spawn(process.execPath, ["--conditions=@utrn-lab/source", ...args], { env });
    const lines = createInterface({ input: following.stdout });
    const heard: string[] = [];
    for await (const line of lines) {
      const { meterIds = [] } = JSON.parse(line).data;
      heard.push(...meterIds);
      if (heard.length === 1) await rig.call("POST", "/v1/meters", OTHER);
      if (meterIds.includes(OTHER.meterId)) following.kill("SIGINT");
    }
    expect([heard[0], heard.at(-1)]).toEqual([METER_ID, OTHER.meterId]);
  });
});

const TOP_UP = '{"type":"top_up","amountPence":1000}';
const RESET = '{"type":"revert_to_defaults","parts":["debts"]}';

describe("utrn codes issue", () => {
  it("prints the code, issued once though its answers are lost", async () => {
    proxy.tell(["answer lost", "unavailable", "answer cut"]);
    const { status, out, err } = await utrn(["codes", "issue", "00-DB-12-34-56-78-90-A0", TOP_UP]);
    expect([status, out.split("\n")[0]]).toEqual([0, expect.stringMatching(/^(\d{4} ?){5}$/)]);
    const [, key = ""] = /^utrn: to repeat this safely: --idempotency-key (\S+)$/.exec(err) ?? [];
    const again = await utrn(["codes", "issue", METER_ID, TOP_UP, "--idempotency-key", key]);
    expect(again.out).toBe(out);
    const { body } = await rig.call("GET", `/v1/meters/${METER_ID}/codes`);
    expect((body as { items: object[] }).items).toHaveLength(1);
  });

  it("says that a second person has to approve it", async () => {
    await rig.call("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: 2_000 });
    const large = '{"type":"top_up","amountPence":2001}';
    const { status, out } = await utrn(["codes", "issue", METER_ID, large, "--reason", "more"]);
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/^[0-9a-f-]{36}: waits for another person's approval$/),
    ]);
  });

  it("says what to acknowledge, and issues once it is", async () => {
    const refused = await utrn(["codes", "issue", METER_ID, RESET, "--json"]);
    expect(refused.status).toBe(1);
    const { code, message, warnings } = JSON.parse(refused.err);
    expect(code).toBe("acknowledgement_needed");
    expect(message).toMatch(/ \(kills_outstanding_topups(, \w+)*\)$/);
    const harm = warnings.map((each: { code: string }) => each.code);
    const accepted = ["--acknowledge", ...harm];
    const { status, out } = await utrn(["codes", "issue", METER_ID, RESET, "--json", ...accepted]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ utrnCounter: 2, status: "issued" });
  });
});
