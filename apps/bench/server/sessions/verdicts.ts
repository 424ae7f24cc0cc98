import type { Unheard } from "@utrn-lab/meter-emulator";
import type { Refusal } from "@utrn-lab/utrn";
import type { SessionStep } from "./session.ts";

/** A code of a step, and what the meter made of it. */
interface Entered {
  readonly code: string;
  readonly verdict: "applied" | Unheard["result"] | Refusal;
}

/** The codes that were entered in a step: a whole one, or those that its keys submitted. */
export function codesOf({ event, result }: SessionStep): readonly Entered[] {
  if (result === undefined) return [];
  const { outcome, entered = [] } = result;
  if (event.type !== "code" || !("result" in outcome)) {
    return entered.map(({ code, result: verdict }) => ({ code, verdict }));
  }
  const verdict = outcome.result === "rejected" ? outcome.reason : outcome.result;
  return [{ code: event.code, verdict }];
}
