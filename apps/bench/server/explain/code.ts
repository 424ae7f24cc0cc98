import { type CodeOutcome, type MeterState, type Place, step } from "@utrn-lab/meter-emulator";
import { type Inspection, inspectCode } from "@utrn-lab/utrn";
import { highestCounter, recoverCounter } from "@utrn-lab/utrn/replay";
import { counterBitsOf } from "@utrn-lab/utrn/rules";
import { differencesOf, registersOf } from "../meters/registers.ts";
import { CHECKS, type Check, type CounterRecovery, type Explanation } from "./answer.ts";
import { placeWords, wordsOf } from "./check-words.ts";
import { fieldsOfCode } from "./fields.ts";
import { type Findings, failedCheck } from "./findings.ts";

type ExplainedCode = Extract<Explanation, { kind: "code" }>;

function recoveryOf(state: MeterState, inspection: Inspection): CounterRecovery | null {
  if (inspection.kind !== "code") return null;
  const highest = highestCounter(state.replay);
  const truncated = inspection.truncatedCounter;
  const bits = counterBitsOf(inspection.digits);
  return { highest, truncated, bits, recovered: recoverCounter(highest, truncated, bits) };
}

/** A meter to which a PPMID is joined, whatever others are. */
function withPpmid(state: MeterState): MeterState {
  const ppmid = {
    eui: "0000000000000000",
    kind: "ppmid",
    state: "joined",
    sinceSeconds: state.timeSeconds,
    needsWindow: false,
  } as const;
  return { ...state, han: { ...state.han, devices: [...state.han.devices, ppmid] } };
}

/** Enters a code at a copy of the meter that has power, a PPMID and no lock. */
function freely(state: MeterState, code: string, via: Place): CodeOutcome {
  const unlocked = { failures: [], lockedUntilSeconds: null };
  const copy = {
    ...withPpmid(state),
    powerOn: true,
    places: { keypad: unlocked, ppmid: unlocked },
  };
  const { outcome } = step(copy, { type: "code", at: state.timeSeconds, code, via });
  if (outcome.result === "power_off" || outcome.result === "no_ppmid") {
    throw new Error(`a copy with power and a PPMID answered ${outcome.result}`);
  }
  return outcome;
}

function checksOf(findings: Findings, via: Place): Check[] {
  const { state } = findings;
  const secondsLeft = Math.max(0, (state.places[via].lockedUntilSeconds ?? 0) - state.timeSeconds);
  const { power, lock } = placeWords(state, secondsLeft);
  const stopped = failedCheck(findings);
  const reached = stopped === undefined ? CHECKS.length : CHECKS.indexOf(stopped);
  return CHECKS.map((check, at): Check => {
    if (check === "power")
      return { check, result: state.powerOn ? "passed" : "failed", says: power };
    if (check === "locked") {
      return { check, result: secondsLeft === 0 ? "passed" : "failed", says: lock };
    }
    if (at > reached) return { check, result: "not_reached", says: "" };
    const isPassed = at < reached;
    const says = wordsOf(check, isPassed, findings);
    return { check, result: isPassed ? "passed" : "failed", says };
  });
}

/**
 * Explains what a meter makes of a code: its fields, every check in the order of code-format.md 5,
 * and what it would change. All of it happens to copies that are thrown away.
 * @param code - any text; digits only are a code.
 */
export function explainCode(state: MeterState, code: string, via: Place): ExplainedCode {
  const inspection = inspectCode(code);
  const counter = recoveryOf(state, inspection);
  const findings = { state, code, inspection, counter, outcome: freely(state, code, via) };
  const entered = step(state, { type: "code", at: state.timeSeconds, code, via });
  const [before, after] = [registersOf(state), registersOf(entered.state)];
  const isRead = inspection.kind === "code";
  return {
    kind: "code",
    digits: isRead ? inspection.digits : null,
    fields: isRead ? fieldsOfCode(code, inspection, counter) : [],
    commands: isRead ? inspection.commands : null,
    counter,
    checks: checksOf(findings, via),
    verdict: entered.outcome,
    before,
    after,
    changes: differencesOf(before, after),
  };
}
