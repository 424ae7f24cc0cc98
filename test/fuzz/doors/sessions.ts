import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { parseSession } from "../../../apps/bench/server/sessions/parse.ts";
import { replaySteps, startOf } from "../../../apps/bench/server/sessions/replay.ts";
import type { Door } from "../engine/door.ts";
import { jsonOf, refusal, throughJson } from "./laws.ts";

/** Steps that are replayed, at the most: a year of them takes its time. */
const STEPS_MAX = 30;

function read(file: string): string {
  return JSON.stringify(JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")));
}

function seeds(): string[] {
  const folder = "../../../apps/bench/sessions/";
  const short = readdirSync(new URL(folder, import.meta.url)).filter(
    (name) => !/^story/.test(name),
  );
  const some = [...short, "story-snow-storm.json", "story-ppmid-only.json"];
  return [...some.map((name) => read(folder + name)), read("../../vectors/session-version-1.json")];
}

export const door: Door = {
  says: "session files: refused by step and member, or replayed, and read the same again",
  bytesMax: 40_000,
  cpuMsMax: 3_000,
  seeds,
  open: () => ({
    async answer(input) {
      try {
        const session = parseSession(jsonOf(input));
        assert.deepEqual(parseSession(throughJson(session)), throughJson(session));
        let count = 0;
        const steps = session.steps.slice(0, STEPS_MAX);
        for await (const { step } of replaySteps(startOf(session.start), steps)) count += step.step;
        return `replayed ${Math.min(count, 9)}`;
      } catch (error) {
        return refusal(error);
      }
    },
    close: () => {},
  }),
};
