import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addManyMeters, nthMeterId } from "../support/campaigns.ts";
import { freePort } from "../support/postgres.ts";
import { API_KEY, type SupplierRig, startRig } from "../support/supplier-rig.ts";
import { utrnCommand } from "../support/utrn-command.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "utrn-campaign-"));

let rig: SupplierRig;
/** What answers, and is no supplier service, or breaks off. */
let stranger: Server;
const asked: string[] = [];
beforeAll(async () => {
  rig = await startRig();
  await addManyMeters(rig.env as never, 3, (at) => ({ tags: at === 2 ? ["south"] : ["north"] }));
  stranger = createServer((request, answer) => {
    const path = request.url ?? "";
    const isAgain = asked.includes(path);
    asked.push(path);
    if (path.endsWith("/events")) {
      const status = isAgain ? "done" : "running";
      answer.end(`data: {"status":"${status}","meters":2,"issued":2}\n\n`);
    } else if (path.endsWith("/codes.csv")) {
      answer.writeHead(200, { "content-length": "99" });
      answer.write("meterId", () => answer.destroy());
    } else if (path.endsWith("/preview")) answer.writeHead(302, { location: "/elsewhere" }).end();
    else if (path === "/v1/campaigns") request.socket.destroy();
    else answer.end(path.startsWith("/v1/") ? '{"status":"done"}' : "<html>");
  }).listen(0, "127.0.0.1");
  await once(stranger, "listening");
});
afterAll(async () => {
  stranger.close();
  await rig.remove();
});

const strangerUrl = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;

function requestFile(name: string, request: object): string {
  const file = join(FOLDER, name);
  writeFileSync(file, JSON.stringify(request));
  return file;
}

const TOP_UP = [{ type: "top_up", amountPence: 1_000 }];
const NORTH = requestFile("north.json", { commands: TOP_UP, selection: { tags: ["north"] } });

function campaign(args: readonly string[], url = rig.url(), key = API_KEY) {
  return utrnCommand(["campaign", ...args, "--url", url], { env: { UTRN_API_KEY: key } });
}

/** Makes a campaign; answers its id. */
async function made(file: string): Promise<string> {
  return JSON.parse((await campaign(["make", file, "--json"])).out).campaignId;
}

describe("utrn campaign", () => {
  it("looks, makes, follows and exports", async () => {
    const seen = await campaign(["preview", NORTH]);
    expect(seen).toEqual({
      status: 0,
      out: "2 meters, codes of 20 digits. Judged all 2 meters.",
      err: "",
    });
    const asked = await campaign(["make", NORTH]);
    const [, id = ""] = /^campaign ([0-9a-f-]{36})\n/.exec(asked.out) ?? [];
    const followed = await campaign(["follow", id]);
    expect([followed.status, followed.out.split("\n").at(-1)]).toEqual([
      0,
      "done: 2 of 2 codes issued",
    ]);
    const to = join(FOLDER, "north.csv");
    const saved = await campaign(["export", id, "--to", to]);
    expect(saved.out).toBe("done: its codes are in the file");
    expect(readFileSync(to, "utf8").trimEnd().split("\n")).toHaveLength(3);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    const again = await campaign(["export", id, "--to", to]);
    expect(again).toMatchObject({
      status: 2,
      err: "utrn: --to cannot be written: file already exists (EEXIST)",
    });
  });

  it("is made once under the key that it prints", async () => {
    const first = await campaign(["make", NORTH]);
    const [, key = ""] = /--idempotency-key (\S+)$/.exec(first.err) ?? [];
    const again = await campaign(["make", NORTH, "--idempotency-key", key]);
    expect(again.out.split("\n")[0]).toBe(`${first.out.split("\n")[0]}, made before`);
    const other = requestFile("other.json", { commands: TOP_UP, selection: { everyMeter: true } });
    const conflict = await campaign(["make", other, "--idempotency-key", key, "--json"]);
    expect(conflict.status).toBe(1);
    expect(JSON.parse(conflict.err).code).toBe("idempotency_conflict");
  });

  it("says as JSON what it says in words, an event a line", async () => {
    const id = await made(NORTH);
    const { out } = await campaign(["follow", id, "--json"]);
    const events = out.split("\n").map((line) => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ campaignId: id, status: "done", issued: 2 });
    const to = join(FOLDER, "north.ndjson");
    const options = ["--to", to, "--format", "ndjson", "--channel", "sms"];
    const saved = JSON.parse((await campaign(["export", id, ...options, "--json"])).out);
    expect(saved).toEqual({
      campaignId: id,
      status: "done",
      issued: 2,
      bytes: statSync(to).size,
    });
    expect(JSON.parse(readFileSync(to, "utf8").split("\n")[0] ?? "").text).toContain("code");
  });

  it("counts what is warned of and refused", async () => {
    const commands = [{ type: "valid_until", date: "2026-11-01" }, ...TOP_UP];
    const file = requestFile("late.json", { commands, selection: { tags: ["south"] } });
    const { status, out } = await campaign(["preview", file]);
    expect([status, ...out.split("\n").slice(1)]).toEqual([
      0,
      "  warned of: 1 top_up_can_expire",
      "  warned of: 1 date_has_passed",
      "  would be refused: 1 acknowledgement_needed",
    ]);
  });
});

describe("a campaign that needs approval", () => {
  it("says so while it waits, and no when it is cancelled", async () => {
    await rig.call("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: 0 });
    const meterIds = [0, 1].map(nthMeterId);
    const listed = requestFile("listed.json", { commands: TOP_UP, selection: { meterIds } });
    const { out: told } = await campaign(["make", listed]);
    const [, id = "", waits] = /^campaign (\S+)\n(.*)$/.exec(told) ?? [];
    expect(waits).toBe(
      "awaiting_approval: waits for another person's approval, for 2 meters: GET /v1/approvals",
    );
    const following = campaign(["follow", id]);
    const waiting = await campaign(["export", id, "--to", join(FOLDER, "early.csv")]);
    expect(waiting.out).toBe(
      "awaiting_approval: the file has the codes up to now, and more are to come",
    );
    await rig.call("POST", `/v1/campaigns/${id}/cancel`, { reason: "no storm" });
    const { status, out } = await following;
    expect(status).toBe(1);
    expect(out.split("\n").at(-1)).toBe("cancelled: 0 of 2 codes were issued before");
  });
});

const NO_ID = "00000000-0000-7000-8000-000000000000";

describe("a refusal of the service", () => {
  it("is told with its code and its detail", async () => {
    const none = requestFile("none.json", {
      commands: [{ type: "top_up", amountPence: 0 }],
      selection: { everyMeter: true },
    });
    const words = await campaign(["make", none]);
    expect(words.status).toBe(1);
    expect(words.err.split("\n").at(-1)).toBe(
      "utrn: invalid_request: commands[0].amountPence must be an integer from 1 to 1048575",
    );
    const json = await campaign(["preview", none, "--json"]);
    expect(JSON.parse(json.err)).toMatchObject({
      code: "invalid_request",
      status: 400,
      field: "commands[0].amountPence",
    });
  });

  it.each([
    ["an unknown campaign", ["follow", NO_ID], API_KEY, "not_found"],
    ["a wrong key", ["follow", NO_ID], "wrong", "unauthorized"],
  ])("of %s ends with 1", async (_title, args, key, code) => {
    const { status, out, err } = await campaign(args, rig.url(), key);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toMatch(new RegExp(`^utrn: ${code}: `));
  });
});

describe("a service that", () => {
  it("is not there is said not to answer; whether a campaign was made is not known", async () => {
    const looked = await campaign(["preview", NORTH], `http://127.0.0.1:${await freePort()}`);
    expect([looked.status, looked.err]).toEqual([
      2,
      "utrn: --url: the service does not answer (ECONNREFUSED)",
    ]);
    const asked = await campaign(["make", NORTH, "--json"], strangerUrl());
    const { idempotencyKey, message } = JSON.parse(asked.err);
    expect(asked.status).toBe(2);
    expect(idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(message).toContain("repeat it with its idempotency key");
  });

  it("sends elsewhere is not followed with the key", async () => {
    expect((await campaign(["preview", NORTH], strangerUrl())).status).toBe(2);
    expect(asked).toContain("/v1/campaigns/preview");
    expect(asked).not.toContain("/elsewhere");
  });

  it("ends the stream early is not taken for done, and is asked again", async () => {
    const { status, out } = await campaign(["follow", NO_ID], strangerUrl());
    expect([status, out]).toEqual([0, "running: 2 of 2 codes issued\ndone: 2 of 2 codes issued"]);
  });

  it("breaks off in an export leaves no file", async () => {
    const to = join(FOLDER, "broken.csv");
    const { status, out, err } = await campaign(["export", NO_ID, "--to", to], strangerUrl());
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^utrn: --url: the service does not answer \(/);
    expect(existsSync(to)).toBe(false);
  });

  it("is none is seen as such", async () => {
    const { status, err } = await campaign(["follow", NO_ID], `${rig.url()}/docs`);
    expect([status, /^utrn: [^\n]+$/.test(err)]).toEqual([1, true]);
  });
});

describe("what is typed wrong", () => {
  it.each([
    ["--url", ["follow", NO_ID, "--url", "localhost"]],
    ["--url", ["follow", NO_ID, "--url", "http://me:secret@localhost"]],
    ["--api-key-file", ["follow", NO_ID, "--api-key-file", FOLDER]],
    ["--idempotency-key", ["make", NORTH, "--idempotency-key", "two words"]],
    ["--format", ["export", NO_ID, "--to", "none", "--format", "xml"]],
    ["id", ["follow", "../keys"]],
    ["file", ["make", FOLDER]],
    ["file", ["preview", join(FOLDER, "none")]],
  ])("%s is named, and nothing is sent", async (option, args) => {
    const env = { UTRN_API_KEY: API_KEY };
    const { status, out, err } = await utrnCommand(["campaign", ...args], { env });
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(new RegExp(`^utrn: ${option} [^\n]+$`));
    expect(err).not.toContain("secret");
  });

  it.each([
    ["missing", {}],
    ["empty", { UTRN_API_KEY: " " }],
    ["no header", { UTRN_API_KEY: "one\ntwo-secret" }],
  ])("a key that is %s is said to be, and not shown", async (_title, env) => {
    const { status, err } = await utrnCommand(["campaign", "follow", NO_ID], { env });
    expect([status, /^utrn: UTRN_API_KEY [^\n]+$/.test(err)]).toEqual([2, true]);
    expect(err).not.toContain("secret");
  });

  it("a key is taken from a file", async () => {
    const file = join(FOLDER, "api-key");
    writeFileSync(file, `${API_KEY}\n`);
    const options = ["--url", rig.url(), "--api-key-file", file];
    const { err } = await utrnCommand(["campaign", "follow", NO_ID, ...options]);
    expect(err).toMatch(/^utrn: not_found: /);
  });
});
