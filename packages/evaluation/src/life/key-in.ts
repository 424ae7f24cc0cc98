import { draw } from "../chance/draw.ts";
import type { Stream } from "../chance/stream.ts";
import { typeDigits } from "../keying/slips.ts";
import { call } from "./call.ts";
import { type Life, luckOfKeying, now } from "./life.ts";
import { press } from "./pass.ts";
import { sendVisitor } from "./visit.ts";

/** Told whether the meter applied the code. */
type Done = (isApplied: boolean) => void;

/** A code to key. */
interface Given {
  readonly code: string;
  /** Whether it was heard on the telephone, and not read. */
  readonly isHeard?: boolean;
  /** Whether it is still of use: else nobody is sent with it. */
  readonly isNeeded?: () => boolean;
}

/** A code that somebody has begun to key. */
interface Attempt {
  readonly code: string;
  readonly isNeeded: () => boolean;
  readonly done: Done;
  tries: number;
  isHeard: boolean;
  /** The supplier has read it out once more. */
  isHelped: boolean;
}

/** The keypad gives an entry up after 20 s without a key (meter.md 6). */
const PATIENCE_SECONDS = 18;
const PAUSE_AFTER_TRY_SECONDS = 30;

function groupSize(secondsPerDigit: number): number {
  return Math.max(1, Math.min(4, Math.floor((PATIENCE_SECONDS - 3) / secondsPerDigit)));
}

/** Presses the digits in groups, each at the moment at which its last one is pressed. */
function typeIn(life: Life, digits: string, luck: Stream): void {
  const { secondsPerDigit } = life.home;
  const size = groupSize(secondsPerDigit);
  const pause = draw(life.a.groupPause, luck);
  press(life, "A");
  let seconds = 0;
  const start = now(life);
  for (let place = 0; place < digits.length; place += size) {
    const group = digits.slice(place, place + size);
    seconds += group.length * secondsPerDigit + pause;
    press(life, group, start + Math.round(seconds));
  }
  life.tally.keyingMinutes += seconds / 60;
}

/** A first try, or one after others have failed. */
function tryOnce(life: Life, attempt: Attempt): void {
  const { tally, home, a } = life;
  const locked = life.meter.places.keypad.lockedUntilSeconds;
  if (locked !== null && locked > now(life)) {
    tally.lockouts += 1;
    life.agenda.add(locked, () => tryOnce(life, attempt));
    return;
  }
  const misheard = attempt.isHeard ? a.phoneReadSlipPerDigit.value : 0;
  const perDigit = Math.min(1, home.slipPerDigit + misheard);
  const care = { perDigit, noticed: a.slipNoticed.value };
  const luck = luckOfKeying(life, attempt.code.length, attempt.tries);
  const typed = typeDigits(attempt.code, care, luck);
  tally.digitsKeyed += typed.digits.length + 2 * typed.corrected;
  tally.slipsCorrected += typed.corrected;
  tally.slipsLeft += typed.left;
  typeIn(life, typed.digits, luck);
  const { submitted } = press(life, "B");
  attempt.tries += 1;
  const outcome = submitted[0]?.outcome;
  if (outcome?.result === "applied") {
    finish(life, attempt, true);
    return;
  }
  // Without digits nothing is submitted: that is a slip, too.
  const reason = outcome?.reason ?? "incomplete";
  countRefusal(life, reason);
  if (isSlip(reason)) failed(life, attempt);
  else finish(life, attempt, reason === "duplicate");
}

function finish(life: Life, { done }: Attempt, isApplied: boolean): void {
  life.tally.codesKeyed += 1;
  done(isApplied);
}

const CAUGHT = {
  incomplete: "caughtByLength",
  check_digit_wrong: "caughtByCheckDigit",
  not_a_utrn: "caughtByForm",
  unsupported: "caughtByForm",
  not_authentic: "metTheMac",
} as const;

const isSlip = (reason: string): reason is keyof typeof CAUGHT => Object.hasOwn(CAUGHT, reason);

function countRefusal({ tally }: Life, reason: string): void {
  tally[isSlip(reason) ? CAUGHT[reason] : "refusedOtherwise"] += 1;
}

/** Tries again, then calls, and in the end somebody has to come. */
function failed(life: Life, attempt: Attempt): void {
  const patience = Math.max(1, Math.round(life.a.abandonAfterFailures.value));
  if (attempt.tries % patience !== 0) {
    life.agenda.add(now(life) + PAUSE_AFTER_TRY_SECONDS, () => tryOnce(life, attempt));
  } else if (!attempt.isHelped) {
    attempt.isHelped = true;
    attempt.isHeard = true;
    call(life, attempt.code.length, () => tryOnce(life, attempt));
  } else {
    sendVisitor(life, attempt, attempt.done);
  }
}

/** Keys a code, from now on, until the meter has taken it or there is nothing more to try. */
export function keyIn(
  life: Life,
  { code, isHeard = false, isNeeded = () => true }: Given,
  done: Done,
): void {
  tryOnce(life, { code, isHeard, isNeeded, done, tries: 0, isHelped: false });
}
