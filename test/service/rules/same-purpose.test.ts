import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { warnOfSamePurpose } from "../../../apps/supplier-service/src/rules/same-purpose.ts";
import { open, RESTORE, topUp } from "./situation.ts";

/** Which of some open codes say the same as commands. */
function same(commands: readonly Command[], ...outstanding: (readonly Command[])[]): number[] {
  const codes = outstanding.map((each, at) => open(at + 1, each));
  const named = warnOfSamePurpose(commands, codes).flatMap(({ codeIds }) => codeIds);
  return named.map((id) => Number(id.replace("code-", "")));
}

test("codes of the same commands say the same; another amount, order or number does not", () => {
  const pair = [topUp(100), RESTORE];
  expect(same([topUp(100)], [topUp(100)], [topUp(200)], pair)).toEqual([1]);
  expect(same(pair, [RESTORE, topUp(100)], pair, [topUp(100)])).toEqual([2]);
});

test("the order of members and the class of an amount make no difference", () => {
  const classed: Command = { amountPence: 100, valueClass: "pence", type: "top_up" };
  expect(same([topUp(100)], [classed])).toEqual([1]);
});

test("sending the newest again is proposed", () => {
  const codes = [1, 2, 3].map((counter) => open(counter, [RESTORE]));
  expect(warnOfSamePurpose([RESTORE], codes)).toEqual([
    {
      code: "same_purpose_outstanding",
      message: expect.stringMatching(/^The same as 3 codes /),
      codeIds: ["code-1", "code-2", "code-3"],
      proposal: { resend: "code-3" },
    },
  ]);
});

test("one code is counted as one", () => {
  const [only] = warnOfSamePurpose([RESTORE], [open(1, [RESTORE])]);
  expect(only?.message).toMatch(/^The same as 1 code still out/);
});

test("without such a code nothing is said", () => {
  expect(warnOfSamePurpose([RESTORE], [])).toEqual([]);
});
