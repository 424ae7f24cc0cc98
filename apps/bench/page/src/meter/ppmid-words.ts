import type { Action, CodeAnswer, View } from "../api.ts";
import { money } from "../formats.ts";

/** What the small screen of a PPMID says: how it went, a title, and lines under it. */
export interface Verdict {
  readonly tone: "good" | "bad" | "neutral";
  readonly title: string;
  readonly lines: readonly string[];
}

/** The verdict on a code, in the words of the meter's own display (meter.md 6). */
export function codeVerdict({ result, screens = [] }: CodeAnswer): Verdict {
  const [[title, first] = ["", ""], ...others] = screens;
  const lines = [first, ...others.map((screen) => screen.join(" "))];
  return { tone: result === "applied" ? "good" : "bad", title, lines };
}

/** What a button did, by the meter before and after. */
export function actionVerdict(action: Action, before: View, after: View): Verdict {
  const isEmergency = action === "activate_emergency_credit";
  const done = isEmergency
    ? after.emergencyCredit.active && !before.emergencyCredit.active
    : after.supply === "enabled" && before.supply !== "enabled";
  if (isEmergency) {
    const left = `${money(after.emergencyCredit.remainingMillipence)} to use`;
    return done
      ? { tone: "good", title: "Emergency credit on", lines: [left] }
      : {
          tone: "bad",
          title: "Not offered",
          lines: [after.emergencyCredit.active ? `In use: ${left}` : "Credit is not low enough."],
        };
  }
  return done
    ? { tone: "good", title: "Supply on", lines: [] }
    : {
        tone: "bad",
        title: after.supply === "enabled" ? "Supply is on" : "Supply stays off",
        lines: [after.supply === "enabled" ? "Nothing to do." : "Top up first."],
      };
}
