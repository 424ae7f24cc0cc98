import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Turns } from "../../apps/bench/server/bench/turns.ts";
import { good, makeCommissioned, NOON_SECONDS, pounds } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();

const YEARS = 15 * 365 * 86_400;

test("what happens to a meter while it goes through years comes after them", async () => {
  const { path, issue } = await makeCommissioned(rig.call);
  const advance = () => rig.call("POST", `${path}/clock`, { advanceSeconds: YEARS });
  const enter = (code: string) => rig.call("POST", `${path}/codes`, { code });
  const codes = [1, 2, 3].map((utrnCounter) => issue(utrnCounter, pounds(1)));
  const answers = await Promise.all([
    enter(codes[0] ?? ""),
    advance(),
    enter(codes[1] ?? ""),
    enter(codes[1] ?? ""),
    enter(codes[2] ?? ""),
    rig.call("PUT", `${path}/wan`, { up: true }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  expect(await good(rig.call("GET", path))).toMatchObject({
    time: NOON_SECONDS + YEARS,
    wan: true,
    counters: { accepted: [1, 2, 3] },
  });
});

test("acts of one name always run one at a time, in order, whichever fail", async () => {
  const acts = fc.array(fc.record({ yields: fc.nat(3), isFailing: fc.boolean() }), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const turns = new Turns();
      const trace: string[] = [];
      const runs = list.map(({ yields, isFailing }, at) =>
        turns.take("meter", async () => {
          trace.push(`begin ${at}`);
          for (let time = 0; time < yields; time += 1) await setImmediate();
          trace.push(`end ${at}`);
          if (isFailing) throw new Error(`${at}`);
          return at;
        }),
      );
      const settled = await Promise.allSettled(runs);
      const inOrder = list.flatMap((_, at) => [`begin ${at}`, `end ${at}`]);
      return (
        trace.join() === inOrder.join() &&
        settled.every(({ status }, at) => (status === "rejected") === list[at]?.isFailing)
      );
    }),
  );
});

test("acts of different names do not wait for each other", async () => {
  const turns = new Turns();
  let release = () => {};
  const slow = turns.take("one", () => new Promise<void>((resolve) => (release = resolve)));
  expect(await turns.take("another", async () => "done")).toBe("done");
  release();
  await slow;
});
