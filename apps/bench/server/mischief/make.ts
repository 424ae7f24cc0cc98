import { invalidRequest, Problem } from "@utrn-lab/http-host";
import type { MeterState } from "@utrn-lab/meter-emulator";
import { stripPrinting } from "@utrn-lab/utrn";
import type { SessionStep } from "../sessions/session.ts";
import { codesOf } from "../sessions/verdicts.ts";
import { Dice } from "./dice.ts";
import { forged, ofAnotherMeter } from "./forge.ts";
import type { MischiefKind } from "./kinds.ts";
import { type Made, SLIPS } from "./slips.ts";

/** The mischief that is wanted, and the code that it is done to, where one is named. */
interface MischiefWanted {
  readonly kind: MischiefKind;
  readonly code?: string;
}

function nothingEntered(detail: string): Problem {
  return new Problem("no_code_entered", detail);
}

/** An applied code once more: the last of them, or the first. */
function again(steps: readonly SessionStep[], asked: MischiefWanted): Made {
  if (asked.code !== undefined) {
    const detail = `code must be left out for ${asked.kind}, which takes the session's own`;
    throw invalidRequest("code", detail);
  }
  const applied = steps.flatMap(codesOf).filter(({ verdict }) => verdict === "applied");
  const isFirst = asked.kind === "old_code";
  const found = applied.at(isFirst ? 0 : -1);
  if (found === undefined) {
    throw nothingEntered("No code was applied in this meter's session: enter a good one first.");
  }
  const which = isFirst ? "first" : "last";
  return { code: found.code, says: `The ${which} code that was applied, once more.` };
}

/**
 * What a slip is made in: the code given, or the last of the session that a slip can be made in.
 */
function digitsFor(steps: readonly SessionStep[], given: string | undefined): string {
  const isDigits = (code: string): boolean => /^[0-9]{2,60}$/.test(code);
  if (given !== undefined) {
    const digits = stripPrinting(given);
    if (isDigits(digits)) return digits;
    throw invalidRequest("code", "code must have 2 to 60 digits");
  }
  const last = steps.flatMap(codesOf).findLast(({ code }) => isDigits(code));
  if (last === undefined) {
    throw nothingEntered("No code was entered in this meter's session: enter one, or give one.");
  }
  return last.code;
}

/**
 * Makes mischief: a code that a meter must not obey.
 * @param steps - the meter's session, for what was entered before.
 * @param seed - of everything that is drawn.
 * @throws Problem `invalid_request` naming `code`, or `no_code_entered`.
 */
export function makeMischief(
  state: MeterState,
  steps: readonly SessionStep[],
  asked: MischiefWanted,
  seed: string,
): Made {
  const { kind } = asked;
  const dice = new Dice(seed);
  if (kind === "replay" || kind === "old_code") return again(steps, asked);
  const given = asked.code === undefined ? undefined : stripPrinting(asked.code);
  if (kind === "forged") return forged(state, given, dice);
  if (kind === "other_meter") return ofAnotherMeter(state, given, dice);
  return SLIPS[kind](digitsFor(steps, asked.code), dice);
}
