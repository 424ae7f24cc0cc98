import { expect, test } from "vitest";
import { reach } from "../../apps/bench/page/src/reach.ts";

test("what was said while the bench did not answer is taken back once, when it answers", () => {
  let times = 0;
  const stop = reach.whenBack(() => {
    times += 1;
  });
  reach.take(true);
  expect(times).toBe(0);
  reach.take(false);
  reach.take(false);
  expect(times).toBe(0);
  reach.take(true);
  reach.take(true);
  expect(times).toBe(1);
  stop();
  reach.take(false);
  reach.take(true);
  expect(times).toBe(1);
});
