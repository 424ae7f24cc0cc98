import { afterEach, beforeEach, expect, test } from "vitest";
import { good, makeMeter, NOON_SECONDS, type View } from "../support/bench-rig.ts";
import { type EventStream, openEventStream } from "../support/event-stream.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();
let path: string;
let stream: EventStream<View>;
beforeEach(async () => {
  path = await makeMeter(rig.call);
  stream = await openEventStream(`${rig.url()}${path}/stream`);
});
afterEach(async () => {
  stream.close();
  await rig.call("DELETE", path);
});

test("the view comes at once, and again whenever it changes", async () => {
  expect([stream.status, stream.type]).toEqual([200, "text/event-stream"]);
  expect(await stream.next()).toEqual(await good(rig.call("GET", path)));
  const after = await good(rig.call("PUT", `${path}/load`, { watts: 350 }));
  expect(await stream.next()).toEqual(after);
});

test("a running meter that is watched is seen to move by itself", async () => {
  await stream.next();
  await good(rig.call("POST", `${path}/clock`, { rate: 1 }));
  await stream.next();
  rig.pass(7_000);
  expect(await stream.next()).toMatchObject({ time: NOON_SECONDS + 7 });
});

test("every watcher is told, and one that leaves is no burden", async () => {
  const other = await openEventStream<View>(`${rig.url()}${path}/stream`);
  await Promise.all([stream.next(), other.next()]);
  other.close();
  await good(rig.call("PUT", `${path}/wan`, { up: true }));
  expect(await stream.next()).toMatchObject({ wan: true });
});

test("the stream ends when its meter is removed", async () => {
  await stream.next();
  await rig.call("DELETE", path);
  expect(await stream.next()).toBeUndefined();
});

test("a bench that is stopped ends its streams, and so can stop", async () => {
  await stream.next();
  await rig.restart();
  expect(await stream.next()).toBeUndefined();
});

test("method_not_allowed: a stream has no head to ask for, as it would never end", async () => {
  const head = await fetch(`${rig.url()}${path}/stream`, { method: "HEAD" });
  expect(head.status).toBe(405);
});

test("not_found: the stream of a meter that is not there", async () => {
  expect(await rig.call("GET", "/v1/meters/00db12345678ffff/stream")).toMatchObject({
    status: 404,
    body: { code: "not_found" },
  });
});
