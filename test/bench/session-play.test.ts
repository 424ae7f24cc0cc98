import { expect, test } from "vitest";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { good, makeMeter, NOON_SECONDS, type View } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();

const NAMES = ["story-power-cut", "story-ppmid-only", "story-emergency-credit"] as const;

test.each(NAMES)("%s, taken step by step at a meter, is recorded as it is", async (name) => {
  const session = await good<Session>(rig.call("GET", `/v1/sessions/ready/${name}`));
  const { meterId } = await good<View>(rig.call("POST", "/v1/sessions", { session, step: 0 }));
  const path = `/v1/meters/${meterId}/session`;
  for (const { at, event } of session.steps) {
    await good(rig.call("POST", `${path}/steps`, { at, event }));
  }
  const {
    title: _,
    description: __,
    tester: ___,
    steps,
    end,
  } = await good<Session>(rig.call("GET", path));
  const bare = session.steps.map(({ note: _, expected: __, ...step }) => step);
  expect({ steps, end }).toEqual({ steps: bare, end: session.end });
});

test("invalid_request, session_damaged: a step of the past, and one that is none", async () => {
  const path = await makeMeter(rig.call, { meterId: "00db1234567901aa", time: NOON_SECONDS });
  const take = (body: object) => rig.call("POST", `${path}/session/steps`, body);
  const event = { type: "load", watts: 5 };
  const before = await good<object>(rig.call("GET", `${path}/snapshot`));
  expect(await take({ at: NOON_SECONDS - 1, event })).toMatchObject({
    status: 400,
    body: { field: "at" },
  });
  for (const [damaged, field] of [
    [{ type: "load", watts: -1 }, "steps[0].event.watts"],
    [{ type: "sing" }, "steps[0].event.type"],
  ] as const) {
    expect(await take({ at: NOON_SECONDS, event: damaged })).toMatchObject({
      status: 422,
      body: { code: "session_damaged", field },
    });
  }
  expect(await good<object>(rig.call("GET", `${path}/snapshot`))).toEqual(before);
});
