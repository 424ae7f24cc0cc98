import type { View } from "../api.ts";
import { clockTime, money } from "../formats.ts";
import { isJoined, type Verdict } from "./ppmid-words.ts";
import { TypedCode } from "./typed-code.tsx";

const SUPPLY: Readonly<Record<View["supply"], string>> = {
  enabled: "Supply on",
  armed: "Supply ready",
  disabled: "Supply off",
};

const NOT_JOINED =
  "Not joined: open the home network (HAN) with a code, then join a PPMID in its panel under " +
  "Registers.";

function stateWords(view: View): string {
  if (!isJoined(view)) return "Hears no meter";
  return view.power ? SUPPLY[view.supply] : "Meter has no power";
}

function Said({ verdict, joined }: { readonly verdict?: Verdict; readonly joined: boolean }) {
  if (verdict === undefined) return <p>{joined ? "Ready for a code" : NOT_JOINED}</p>;
  return (
    <>
      <p>
        <strong>{verdict.title}</strong>
      </p>
      {verdict.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

interface PpmidScreenProps {
  readonly view: View;
  /** The digits of a code that is being typed. */
  readonly typed: string;
  readonly verdict?: Verdict;
}

/** The small screen: what it hears of the meter, and under it the verdict, or what is typed. */
export function PpmidScreen({ view, typed, verdict }: PpmidScreenProps) {
  const { active, remainingMillipence } = view.emergencyCredit;
  const joined = isJoined(view);
  const isHeard = view.power && joined;
  const isTyping = joined && verdict === undefined && typed !== "";
  return (
    <div className={isHeard ? "ppmid-screen" : "ppmid-screen lost"}>
      <p className="ppmid-bar">
        <span>{joined ? "Paired" : "Not paired"}</span>
        <span>{clockTime(view.time)} UTC</span>
      </p>
      <p className="ppmid-balance">{isHeard ? money(view.balanceMillipence) : "No meter"}</p>
      <p className="ppmid-state">
        <span className={`dot dot-${isHeard ? view.supply : "dark"}`} aria-hidden="true" />
        {stateWords(view)}
        {active && isHeard ? <span>Emergency {money(remainingMillipence)}</span> : null}
      </p>
      {isTyping ? <TypedCode digits={typed} /> : null}
      <div
        className={`ppmid-verdict ${verdict?.tone ?? "neutral"}`}
        role="status"
        hidden={isTyping}
      >
        <Said joined={joined} {...(verdict === undefined || !joined ? {} : { verdict })} />
      </div>
    </div>
  );
}
