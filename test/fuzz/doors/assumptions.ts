import assert from "node:assert/strict";
import {
  AssumptionError,
  choose,
  parseChoice,
  parseChoices,
} from "../../../packages/evaluation/src/assumptions/choose.ts";
import {
  ASSUMPTION_NAMES,
  ASSUMPTIONS,
} from "../../../packages/evaluation/src/assumptions/table.ts";
import type { Door } from "../engine/door.ts";
import { jsonOf } from "./laws.ts";

/** What is chosen is in its range, and everything else is as the table has it. */
function checkChosen(choices: ReturnType<typeof parseChoices>): string {
  const chosen = choose(choices);
  for (const name of ASSUMPTION_NAMES) {
    const { value, least, most } = chosen[name];
    assert.ok(Number.isFinite(value) && value >= least && value <= most);
    if (choices[name] === undefined) assert.equal(chosen[name], ASSUMPTIONS[name]);
  }
  return `chosen ${Math.min(9, Object.keys(choices).length)}`;
}

export const door: Door = {
  says: "assumptions of the evaluation, as --set and as a file: in range, or refused by name",
  bytesMax: 2_000,
  cpuMsMax: 100,
  seeds: () => [
    "smsCost=0.05",
    "callCost=1e1",
    JSON.stringify({ smsCost: 0.05, visitAborted: 1, siteVisitCost: 90 }),
    JSON.stringify(Object.fromEntries(ASSUMPTION_NAMES.map((n) => [n, ASSUMPTIONS[n].value]))),
  ],
  open: () => ({
    answer(input) {
      const value = jsonOf(input);
      const isFile = typeof value === "object";
      try {
        return checkChosen(isFile ? parseChoices(value) : parseChoice(input.toString("utf8")));
      } catch (error) {
        if (!(error instanceof AssumptionError)) throw error;
        const kinds = ["JSON object", "of the form", "is no assumption", "must be a number"];
        return kinds.find((kind) => error.message.includes(kind)) ?? "refused";
      }
    },
    close: () => {},
  }),
};
