import fc from "fast-check";
import { test } from "vitest";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { good, type Issue, makeCommissioned, SUPPLIER } from "../support/bench-rig.ts";
import { anyCommands } from "../support/commands.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();
let made = 0;

/** One thing done to a meter; it prints as what it does. */
type Act =
  | { readonly code: Parameters<Issue>[1]; readonly counter: number; readonly via: string }
  | { readonly post: string; readonly body: object }
  | { readonly put: string; readonly body: object }
  | { readonly passMs: number };

const seconds = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 5_000_000 }));
const via = fc.constantFrom("keypad", "ppmid");

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ code: anyCommands, counter: fc.integer({ min: 1, max: 40 }), via }),
  fc.record({
    post: fc.constant("keys"),
    body: fc.record({
      keys: fc.string({ unit: fc.constantFrom(..."0123456789ABb"), maxLength: 30 }),
      face: fc.constantFrom("twelve", "two"),
    }),
  }),
  fc.record({
    post: fc.constant("clock"),
    body: fc.oneof(
      fc.record({ advanceSeconds: seconds }),
      fc.record({ rate: fc.constantFrom(0, 1, 3_600) }),
      fc.record({ time: seconds.map((after) => 1_795_521_600 + after) }),
      fc.record({ to: fc.constantFrom("next_event", "midnight") }),
    ),
  }),
  fc.record({
    post: fc.constant("mischief"),
    body: fc.record({
      kind: fc.constantFrom("forged", "other_meter"),
      enter: fc.constant(true),
      via,
    }),
  }),
  fc.record({
    post: fc.constant("actions"),
    body: fc.record({
      action: fc.constantFrom("activate_emergency_credit", "enable_supply"),
      via,
    }),
  }),
  fc.record({
    put: fc.constant("load"),
    body: fc.oneof(
      fc.record({ watts: fc.nat(20_000) }),
      fc.record({ dayProfile: fc.constant(true) }),
    ),
  }),
  fc.record({ put: fc.constant("power"), body: fc.record({ on: fc.boolean() }) }),
  fc.record({ put: fc.constant("wan"), body: fc.record({ up: fc.boolean() }) }),
  fc.record({
    put: fc.constant("supplier"),
    body: fc.record({ floor: fc.nat(20) }).map((floor) => ({ ...SUPPLIER, ...floor })),
  }),
  fc.record({ passMs: fc.nat(5_000) }),
);

/**
 * Codes that do not fit are left out; what the bench refuses is refused, and that is no matter
 * here.
 */
async function perform(path: string, issue: Issue, act: Act): Promise<void> {
  if ("passMs" in act) {
    rig.pass(act.passMs);
    await rig.call("GET", path);
  } else if ("code" in act) {
    let code: string;
    try {
      code = issue(act.counter, act.code);
    } catch {
      return;
    }
    await rig.call("POST", `${path}/codes`, { code, via: act.via });
  } else if ("post" in act) {
    await rig.call("POST", `${path}/${act.post}`, act.body);
  } else {
    await rig.call("PUT", `${path}/${act.put}`, act.body);
  }
}

test("a session always replays the same, and makes the same meter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 25 }), async (acts) => {
      made += 1;
      const meterId = `00db1234${made.toString(16).padStart(8, "0")}`;
      const { path, issue } = await makeCommissioned(rig.call, { meterId });
      for (const act of acts) await perform(path, issue, act);
      await good(rig.call("POST", `${path}/clock`, { rate: 0 }));
      const session = await good<Session>(rig.call("GET", `${path}/session`));
      const replay = await good<{ same: boolean }>(
        rig.call("POST", "/v1/sessions/replay", { session }),
      );
      const before = await rig.call("GET", `${path}/snapshot`);
      await rig.call("DELETE", path);
      await good(rig.call("POST", "/v1/sessions", { session }));
      const after = await rig.call("GET", `${path}/snapshot`);
      // The time last given is the last look's, not a register; a time given backwards is in the
      // session.
      const rest = ({ text }: typeof before) => text.replace(/"givenTime":\d+,/, "");
      return replay.same && rest(before) === rest(after);
    }),
    { numRuns: 40 },
  );
});
