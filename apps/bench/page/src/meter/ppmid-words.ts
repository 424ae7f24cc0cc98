import type { Action, CodeOutcome, View } from "../api.ts";
import { REFUSAL_WORDS } from "../refusal-words.ts";
import { grouped, money, words } from "../words.ts";

/** What the small screen of a PPMID says: how it went, a title, and lines under it. */
export interface Verdict {
  readonly tone: "good" | "bad" | "neutral";
  readonly title: string;
  readonly lines: readonly string[];
}

function topUpPence(commands: readonly { readonly type: string }[]): number {
  return commands
    .map((command) => ("amountPence" in command && command.type === "top_up" ? command : undefined))
    .reduce((sum, command) => sum + Number(command?.amountPence ?? 0), 0);
}

/** The verdict on a code: duplicates too are told here, and only here (SEC DP318). */
export function codeVerdict(outcome: CodeOutcome): Verdict {
  if (outcome.result === "rejected") {
    const { title, advice } = REFUSAL_WORDS[outcome.reason];
    const block = outcome.block === undefined ? [] : [`The slip is in block ${outcome.block}.`];
    return { tone: "bad", title, lines: [advice, ...block] };
  }
  const { commands, skipped, confirmationCode } = outcome;
  const credit = topUpPence(commands);
  const others = commands.filter(({ type }) => type !== "top_up").map(({ type }) => words(type));
  return {
    tone: "good",
    title: credit > 0 ? `${money(1_000 * credit)} accepted` : "Code accepted",
    lines: [
      ...(others.length === 0 ? [] : [others.join(", ")]),
      ...(skipped.length === 0 ? [] : [`Overtaken: ${skipped.map(({ type }) => words(type))}`]),
      `Tell supplier ${grouped(confirmationCode)}`,
    ],
  };
}

/** What a button did, by the meter before and after. */
export function actionVerdict(action: Action, before: View, after: View): Verdict {
  if (!after.power) return { tone: "bad", title: "No meter", lines: ["The meter has no power."] };
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
