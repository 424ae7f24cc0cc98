import { words } from "./event-words.ts";
import type { Retold } from "./retell.ts";
import type { Session, SessionStep } from "./session.ts";
import { codesOf } from "./verdicts.ts";

/** What a step was expected to do, and what it did. */
interface JudgedStep {
  readonly step: number;
  readonly expected: string;
  readonly actual: string;
  readonly isMet: boolean;
}

export interface Expectations {
  readonly judged: readonly JudgedStep[];
  readonly conclusion: "passed" | "failed" | "not judged";
  /** Why. */
  readonly says: string;
}

function judge(step: SessionStep, retold: Retold): JudgedStep[] {
  const { expected } = step;
  if (expected === undefined) return [];
  const result = step.result ?? retold.steps.get(step.step)?.result;
  const verdict = codesOf(result === undefined ? step : { ...step, result }).at(-1)?.verdict;
  const actual = verdict === undefined ? "no code was entered" : words(verdict);
  return [{ step: step.step, expected: words(expected), actual, isMet: verdict === expected }];
}

/** What the steps were expected to do, what they did, and what follows. */
export function expectationsOf({ steps }: Session, retold: Retold): Expectations {
  const judged = steps.flatMap((step) => judge(step, retold));
  const unmet = judged.filter(({ isMet }) => !isMet);
  if (judged.length === 0) {
    return { judged, conclusion: "not judged", says: "No step has an expected verdict." };
  }
  if (unmet.length > 0) {
    const where = unmet.map(({ step }) => step).join(", ");
    const says = `${unmet.length} of ${judged.length} expected verdicts not met: step ${where}.`;
    return { judged, conclusion: "failed", says };
  }
  if (retold.damage !== undefined || retold.difference !== null) {
    return { judged, conclusion: "not judged", says: "The session does not replay as recorded." };
  }
  const says = judged.length === 1 ? "The expected verdict was met." : "";
  return {
    judged,
    conclusion: "passed",
    says: says === "" ? `All ${judged.length} expected verdicts were met.` : says,
  };
}
