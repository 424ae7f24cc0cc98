import type { Command } from "@utrn-lab/utrn";
import { obey } from "./second-commands.ts";
import { cache, highest, isOvertaken, remember } from "./second-memory.ts";
import { type Added, type PlaceName, type Second, tell, worth } from "./second-state.ts";
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
  if (cache(meter).some((accepted) => accepted.counter === counter)) return "duplicate";
  if (counter <= meter.floor) return "too_old";
  const [first] = commands;
  if (first?.type === "valid_until" && dayOf(meter.time) > dayOfDate(first.date)) return "expired";
  const isReset = commands.some((command) => command.type === "revert_to_defaults");
  if (isReset && counter < highest(meter)) return "superseded";
  const counting = commands.filter((command) => command.type !== "valid_until");
  if (counting.every((command) => isOvertaken(meter, counter, command))) return "superseded";
  const sum = commands.reduce((pence, command) => {
    return command.type === "top_up" ? pence + command.amountPence : pence;
  }, 0);
  return sum * 1_000 > meter.maxCredit ? "credit_too_large" : undefined;
}

/** Runs the commands on the meter itself: the caller throws it away when one is refused. */
function run(
  meter: Second,
  { counter }: Entered,
  commands: readonly Command[],
): string | undefined {
  const added: Added = { credit: 0, time_1: 0, time_2: 0, payment: 0 };
  const before = worth(meter);
  const { toppedUp } = meter.sums;
  const { balance } = meter;
  for (const command of commands) {
    const why = obey(meter, command, { counter, added });
    if (why !== undefined) return why;
  }
  if (meter.balance > meter.maxBalance && meter.balance > balance) return "balance_too_high";
  meter.sums.adjusted += worth(meter) - before - (meter.sums.toppedUp - toppedUp);
  remember(meter, counter, added, commands);
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
  return { result: "applied", skipped: code.commands.filter((_, at) => isLeftOut[at]) };
}

/** A code comes in at one place, in the meter's present second (code-format.md 5). */
export function enter(meter: Second, place: PlaceName, code: Entered): Verdict {
  if (!meter.power) return { result: "rejected", reason: "power_off" };
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
