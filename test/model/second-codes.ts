import type { Command } from "@utrn-lab/utrn";
import { obey } from "./second-commands.ts";
import { highest, isOvertaken, newRecord, remember } from "./second-memory.ts";
import {
  type Confirmed,
  keepLast,
  type PlaceName,
  type Second,
  tell,
  worth,
} from "./second-state.ts";
import { conclude } from "./second-supply.ts";
import { DAY, dayOf, dayOfDate } from "./second-time.ts";

const FAILURES = 5;
const LOCK_SECONDS = 3_600;

/** A code as the model knows it: what was signed, and what became of it on the way. */
export interface Entered {
  readonly digits: string;
  readonly counter: number;
  readonly commands: readonly Command[];
  /** How many low bits of the counter travel. */
  readonly width: 10 | 16;
  /** Signed by this meter's supplier of now, for this meter, and not changed since. */
  readonly authentic: boolean;
  /** Set where the digits are not a code at all. */
  readonly slip?: { readonly reason: string; readonly block?: number };
}

interface Verdict {
  readonly result: "applied" | "rejected";
  readonly reason?: string;
  readonly block?: number;
  readonly skipped?: readonly Command[];
}

const ALERTS: Record<string, string> = {
  duplicate: "8F51",
  credit_too_large: "8F5B",
  balance_too_high: "8F47",
};

/** The counter that the received bits stand for (code-format.md 5, recovery). */
function recovered(meter: Second, counter: number, width: 10 | 16): number {
  const [v, n] = [highest(meter), 2 ** width];
  const [p, r] = [v % n, counter % n];
  if (r < p - n / 2) return v - p + r + n;
  return r > p + n / 2 ? v - p + r - n : v - p + r;
}

function countFailure(meter: Second, place: PlaceName, digits: string): void {
  const kept = meter.places[place];
  kept.failures = kept.failures.filter(({ at }) => at > meter.time - DAY);
  if (kept.failures.some((failure) => failure.digits === digits)) return;
  kept.failures.push({ at: meter.time, digits });
  if (kept.failures.length < FAILURES) return;
  meter.places[place] = { failures: [], lockedUntil: meter.time + LOCK_SECONDS };
  tell(meter, "81C4");
}

/**
 * Everything between authentic and the commands, in the order of the refusals (code-format.md 5).
 */
function refusalBeforeCommands(meter: Second, code: Entered): string | undefined {
  const { counter, commands } = code;
  if (meter.accepted.some((accepted) => accepted.counter === counter)) return "duplicate";
  if (counter <= meter.floor) return "too_old";
  const [first] = commands;
  if (first?.type === "valid_until" && dayOf(meter.time) > dayOfDate(first.date)) return "expired";
  const isReset = commands.some((command) => command.type === "revert_to_defaults");
  if (isReset && counter < highest(meter)) return "superseded";
  const counting = commands.filter((command) => command.type !== "valid_until");
  if (counting.every((command) => isOvertaken(meter, counter, command))) return "superseded";
  return toppedUpPence(commands) * 1_000 > meter.maxCredit ? "credit_too_large" : undefined;
}

/** A code's top-ups are one credit (code-format.md 5, all or nothing). */
function toppedUpPence(commands: readonly Command[]): number {
  return commands.reduce((pence, command) => {
    return command.type === "top_up" ? pence + command.amountPence : pence;
  }, 0);
}

/** Runs the commands on the meter itself: the caller throws it away when one is refused. */
function run(
  meter: Second,
  { counter }: Entered,
  commands: readonly Command[],
): string | undefined {
  const record = newRecord(meter, counter);
  const before = worth(meter);
  const { toppedUp } = meter.sums;
  const { balance } = meter;
  for (const command of commands) {
    const why = obey(meter, command, record);
    if (why !== undefined) return why;
  }
  if (meter.balance > meter.maxBalance && meter.balance > balance) return "balance_too_high";
  meter.sums.adjusted += worth(meter) - before - (meter.sums.toppedUp - toppedUp);
  remember(meter, record, commands);
  return undefined;
}

/** Every code but a top-up is told of as done or not done (meter.md 9). */
function isMoreThanTopUp(commands: readonly Command[]): boolean {
  return commands.some(({ type }) => type !== "top_up");
}

/** An authentic code is refused: its alert, if it has one, and that its commands are not done. */
function reject(meter: Second, code: Entered, reason: string): Verdict {
  const alert = ALERTS[reason];
  if (alert !== undefined) tell(meter, alert);
  if (isMoreThanTopUp(code.commands)) tell(meter, "8162");
  return { result: "rejected", reason };
}

/** A code that is authentic: judged whole, and all or nothing. */
function judge(meter: Second, place: PlaceName, code: Entered): Verdict {
  const refusal = refusalBeforeCommands(meter, code);
  if (refusal !== undefined) return reject(meter, code, refusal);
  const isLeftOut = code.commands.map((command) => isOvertaken(meter, code.counter, command));
  const commands = code.commands.filter((_, at) => !isLeftOut[at]);
  const copy = structuredClone(meter);
  const why = run(copy, code, commands);
  if (why !== undefined) return reject(meter, code, why);
  Object.assign(meter, copy);
  meter.places[place].failures = [];
  if (commands.some(({ type }) => type === "top_up")) tell(meter, "810E");
  if (isMoreThanTopUp(code.commands)) tell(meter, "8161");
  conclude(meter);
  const toppedUp = toppedUpPence(commands);
  if (toppedUp > 0) keepLast(meter.credits, 5, { at: meter.time, amount: toppedUp * 1_000 });
  keepLast(meter.confirmed, 5, confirmation(meter, code.counter, isLeftOut.includes(true)));
  return { result: "applied", skipped: code.commands.filter((_, at) => isLeftOut[at]) };
}

/** The account as it stands after the code and the decision that followed it (code-format.md 6). */
function confirmation(meter: Second, utrnCounter: number, isInPart: boolean): Confirmed {
  const pence = Math.floor(meter.balance / 1_000);
  return {
    kind: isInPart ? "applied_in_part" : "applied",
    utrnCounter,
    supply: meter.supply,
    mode: meter.mode,
    emergencyCreditActive: meter.active,
    balancePence: Math.max(-524_288, Math.min(pence, 524_287)),
  };
}

/** A code comes in at one place, in the meter's present second; the log keeps what came of it. */
export function enter(meter: Second, place: PlaceName, code: Entered): Verdict {
  const verdict = answer(meter, place, code);
  const { result, reason } = verdict;
  if (reason === "power_off" || reason === "no_ppmid") return verdict;
  const isRead = code.slip === undefined && reason !== "keypad_locked";
  keepLast(meter.codes, 20, {
    at: meter.time,
    place,
    ending: code.digits.slice(-4),
    result: reason ?? result,
    counter: isRead && reason !== "not_authentic" ? code.counter : null,
  });
  meter.totals[result === "applied" ? "accepted" : "refused"] += 1;
  return verdict;
}

/** The refusals in their order (code-format.md 5). */
function answer(meter: Second, place: PlaceName, code: Entered): Verdict {
  if (!meter.power) return { result: "rejected", reason: "power_off" };
  if (place === "ppmid" && meter.ppmid !== "joined") {
    return { result: "rejected", reason: "no_ppmid" };
  }
  if (meter.time < meter.places[place].lockedUntil) {
    tell(meter, "81C5");
    return { result: "rejected", reason: "keypad_locked" };
  }
  if (code.slip !== undefined) return { result: "rejected", ...code.slip };
  const isRecovered = recovered(meter, code.counter, code.width) === code.counter;
  if (!code.authentic || !isRecovered) {
    tell(meter, "8F63");
    countFailure(meter, place, code.digits);
    return { result: "rejected", reason: "not_authentic" };
  }
  return judge(meter, place, code);
}
