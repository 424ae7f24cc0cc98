import { setImmediate, setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { createTurns } from "../../../apps/supplier-service/src/campaigns/turns.ts";

it("does one after the other, and what fails stands in nobody's way", async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const first = inTurn(async () => {
    done.push("first begins");
    await setTimeout(1);
    done.push("first ends");
    return 1;
  });
  const second = inTurn(() => Promise.reject(new Error("a fault of its own")));
  const third = inTurn(async () => done.push("third"));
  await expect(second).rejects.toThrow("a fault of its own");
  expect(await first).toBe(1);
  await third;
  expect(done).toEqual(["first begins", "first ends", "third"]);
});

it("has a request that came meanwhile answered before the next one begins", async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const steps = ["read", "key found", "group begun", "issued", "answered"];
  const answer = async () => {
    for (const step of steps) {
      await setImmediate();
      done.push(step);
    }
  };
  const first = inTurn(async () => {
    done.push("first");
    void answer();
  });
  await Promise.all([first, inTurn(async () => done.push("second"))]);
  expect(done).toEqual(["first", ...steps, "second"]);
});
