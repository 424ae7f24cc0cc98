import type { Unheard } from "@utrn-lab/meter-emulator";
import type { CodeOutcome } from "../api.ts";
import { words } from "../formats.ts";

type Outcome = CodeOutcome | Unheard;

function inWords(outcome: Outcome): string {
  if (outcome.result === "power_off") return "no power: nothing is read";
  if (outcome.result === "no_ppmid") return "no PPMID is joined: nothing is read";
  if (outcome.result === "applied") {
    const { skipped } = outcome;
    return skipped.length === 0 ? "accepted" : `accepted, ${skipped.length} overtaken`;
  }
  const block = outcome.block === undefined ? "" : `, block ${outcome.block}`;
  return `rejected as ${words(outcome.reason)}${block}`;
}

/** A verdict in one line. */
export function VerdictLine(props: { readonly outcome: Outcome; readonly when: string }) {
  return (
    <p className={props.outcome.result === "applied" ? "verdict good" : "verdict bad"}>
      {props.when}: <strong>{inWords(props.outcome)}</strong>
    </p>
  );
}
