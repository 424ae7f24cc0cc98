import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readWebhookTargets } from "../../../apps/supplier-service/src/setup/webhook-targets.ts";
import { createPost } from "../../../apps/supplier-service/src/webhooks/post.ts";
import {
  FAILING_MAX_SECONDS,
  pauseAfter,
} from "../../../apps/supplier-service/src/webhooks/schedule.ts";
import { lookupFor, refuseBadUrl } from "../../../apps/supplier-service/src/webhooks/targets.ts";
import { freePort } from "../../support/postgres.ts";
import { openReceiver, type Receiver } from "../../support/receiver.ts";

const NOWHERE_ELSE = readWebhookTargets({});
const LOOPBACK = readWebhookTargets({ WEBHOOK_TARGETS: "127.0.0.1, 10.1.0.0/16" });
const SHORT_MS = 60;

let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());

test("a connection goes to no private address, whatever its name says", async () => {
  const port = new URL(receiver.url).port;
  const post = createPost(NOWHERE_ELSE);
  for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"]) {
    for (const scheme of ["http", "https"]) {
      const posted = await post(`${scheme}://${host}:${port}/`, {}, "{}");
      expect(posted, `${scheme} ${host}`).toMatchObject({ status: null, error: "refused_target" });
    }
  }
  post.close();
  expect(receiver.received).toEqual([]);
  const allowed = createPost(LOOPBACK);
  for (const host of ["127.0.0.1", "localhost"]) {
    const posted = await allowed(`http://${host}:${port}/`, {}, "{}");
    expect(posted, host).toMatchObject({ status: 204, error: null });
  }
  allowed.close();
});

test("which addresses are gone to: public ones by https, and those that are named", () => {
  const isTaken = (scheme: string, address: string, targets: typeof LOOPBACK) => {
    const url = new URL(`${scheme}://${address.includes(":") ? `[${address}]` : address}/`);
    try {
      return lookupFor(url, targets) !== undefined;
    } catch {
      return false;
    }
  };
  const judged = (address: string) => [
    isTaken("https", address, NOWHERE_ELSE),
    isTaken("http", address, NOWHERE_ELSE),
    isTaken("http", address, LOOPBACK),
  ];
  expect(judged("93.184.215.14")).toEqual([true, false, false]);
  expect(judged("2606:2800:21f:cb07:6820:80da:af6b:8b2c")).toEqual([true, false, false]);
  expect(judged("10.1.2.3")).toEqual([false, false, true]);
  const privateOnes = ["10.2.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"];
  const others = ["100.64.0.1", "224.0.0.1", "::", "::1", "fe80::1", "fd00::1", "64:ff9b::a00:1"];
  const ofIpv4 = ["::ffff:10.2.0.1", "::10.2.0.1", "::127.0.0.1"];
  for (const address of [...privateOnes, ...others, ...ofIpv4, "4000::1"]) {
    expect(judged(address), address).toEqual([false, false, false]);
  }
});

test("a URL that no webhook can have is refused, and says what to do", () => {
  const fault = (url: string, targets = NOWHERE_ELSE) => {
    try {
      refuseBadUrl(url, targets);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };
  expect(fault("https://example.com/hook?of=crm")).toBeUndefined();
  expect(fault("https://example.com:8443")).toBeUndefined();
  expect(fault("http://127.0.0.1:8080/", LOOPBACK)).toBeUndefined();
  expect(fault("http://receiver.internal/", LOOPBACK)).toBeUndefined();
  expect(fault("example.com")).toMatch("must be an address");
  expect(fault("http://example.com/")).toMatch("must begin with https://");
  expect(fault("file:///etc/passwd", LOOPBACK)).toMatch("must begin with https://");
  expect(fault("https://127.1/")).toMatch("private network");
  expect(fault("https://0x7f000001/")).toMatch("private network");
  expect(fault("https://[::1]/")).toMatch("private network");
  expect(fault("http://127.0.0.2/", LOOPBACK)).toMatch("private network");
  expect(fault("https://ann:secret@example.com/")).toMatch("name and password");
  expect(fault("https://example.com/#top")).toMatch("fragment");
});

test("WEBHOOK_TARGETS that cannot be read keeps the service from starting", () => {
  for (const text of ["localhost", "10.0.0.0/33", "10.0.0.0/0", "1.2.3.4,"]) {
    expect(() => readWebhookTargets({ WEBHOOK_TARGETS: text }), text).toThrow(/WEBHOOK_TARGETS/);
  }
});

test("who never answers is given up; who breaks off after a status has answered", async () => {
  const hasty = createPost(LOOPBACK, SHORT_MS);
  receiver.answer(() => {});
  expect(await hasty(receiver.url, {}, "{}")).toMatchObject({ status: null, error: "timeout" });
  hasty.close();
  // Its status has to come within this time, on a busy machine too.
  const patient = createPost(LOOPBACK, 20 * SHORT_MS);
  receiver.answer((response) => response.writeHead(200).write("taken\u0000, and\n"));
  expect(await patient(receiver.url, {}, "{}")).toMatchObject({
    status: 200,
    answer: "taken , and",
  });
  patient.close();
  const post = createPost(LOOPBACK);
  receiver.answer((response) => response.writeHead(200).end("long ".repeat(50_000)));
  expect((await post(receiver.url, {}, "{}")).answer.length).toBe(199);
  expect(await post(`http://127.0.0.1:${await freePort()}/`, {}, "{}")).toMatchObject({
    error: "ECONNREFUSED",
  });
  const rude = createServer((socket) => {
    socket.on("error", () => {}).end("220 mail.example.com ESMTP\r\n");
  });
  const port = await freePort();
  await new Promise<void>((done) => rude.listen(port, "127.0.0.1", done));
  const posted = await post(`http://127.0.0.1:${port}/`, {}, "{}");
  expect(posted).toMatchObject({ status: null, error: expect.stringMatching(/^HPE_|^ECONN/) });
  rude.close();
  post.close();
});

test("pauses grow to half an hour, apart from one another, and a receiver may ask for more", () => {
  const pauses = [1, 2, 3, 4, 5, 500].map((attempts) => pauseAfter("one", attempts, undefined));
  const bounds = [5, 60, 300, 900, 1_800, 1_800];
  for (const [at, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThanOrEqual(bounds[at] ?? 0);
    expect(pause).toBeLessThanOrEqual((bounds[at] ?? 0) * 1.2);
  }
  expect(pauseAfter("one", 5, undefined)).not.toBe(pauseAfter("another", 5, undefined));
  expect(pauseAfter("one", 1, 600)).toBe(600);
  expect(pauseAfter("one", 1, 86_400)).toBe(3_600);
  expect(FAILING_MAX_SECONDS).toBe(432_000);
});
