import type { paths } from "@utrn-lab/client";
import { poundsOf, withMinus } from "@utrn-lab/utrn/rules";
import { commandText, dateText } from "../commands/command-text.ts";

type Answers = paths["/v1/meters/{meterId}/confirmations"]["post"]["responses"];

/** What a confirmation code proves, as `POST .../confirmations` answers. */
export type Proof = Answers[200]["content"]["application/json"];

/** Balances beyond these do not fit a confirmation code, which then shows the last that does. */
const BALANCE_MIN_PENCE = -524_288;
const BALANCE_MAX_PENCE = 524_287;

const SUPPLY_WORDS: Readonly<Record<Proof["supply"], string>> = {
  enabled: "The supply is on.",
  disabled: "The supply is off.",
  armed: "The supply is off, and ready to be switched on.",
};

function appliedWords({ kind, utrnCounter, code }: Proof): string {
  if (kind === "status") {
    return utrnCounter === 0
      ? "This is the meter’s status. It has accepted no code yet."
      : `This is the meter’s status. The highest counter it has accepted is ${utrnCounter}.`;
  }
  if (code === null) {
    return `The meter has applied a code with counter ${utrnCounter}, which was not issued here.`;
  }
  const what = `${code.commands.map(commandText).join("; ")} (counter ${utrnCounter})`;
  return kind === "applied"
    ? `The meter has applied ${what}.`
    : `The meter has applied part of ${what}. It left out what later codes had overtaken; ` +
        "top-ups have counted.";
}

/** A balance as a confirmation code tells it. */
export function balanceText(pence: number): string {
  const balance = withMinus(poundsOf(pence));
  if (pence === BALANCE_MAX_PENCE) return `${balance} or more`;
  return pence === BALANCE_MIN_PENCE ? `${balance} or less` : balance;
}

function balanceWords({ balancePence, date }: Proof): string {
  return `Its balance on ${dateText(date)} was ${balanceText(balancePence)}.`;
}

/** What a confirmation code proves, a sentence each. */
export function proofWords(proof: Proof): readonly string[] {
  return [
    appliedWords(proof),
    balanceWords(proof),
    SUPPLY_WORDS[proof.supply],
    ...(proof.mode === "credit" ? ["It is in credit mode."] : []),
    ...(proof.emergencyCreditActive ? ["Emergency credit is in use."] : []),
  ];
}

function clockWords(clockDays: number): readonly string[] {
  if (clockDays === 0) return [];
  const days = `${Math.abs(clockDays)} day${Math.abs(clockDays) === 1 ? "" : "s"}`;
  const side = clockDays > 0 ? "ahead of" : "behind";
  return [`The meter’s clock is ${days} ${side} ours: its codes are read by its own days.`];
}

function supplyStep({ supply, mode }: Proof): readonly string[] {
  if (supply === "armed") {
    return ["Have the customer see that cooker and heaters are off, then press B."];
  }
  return supply === "disabled" && mode === "prepayment"
    ? ["The supply stays off until there is credit: a top-up, or emergency credit."]
    : [];
}

/** What is to be done next, a sentence each. */
export function nextWords(proof: Proof): readonly string[] {
  if (proof.isOldNews) {
    return [
      "This is older than what is known already, and changes nothing. Have key 0 pressed, and " +
        "the new code read.",
    ];
  }
  const steps = [...supplyStep(proof), ...clockWords(proof.meter.clockDays)];
  return steps.length > 0 ? steps : ["Nothing is left to do."];
}
