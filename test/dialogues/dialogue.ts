import type { Face, MeterState, SettingsInput } from "@utrn-lab/meter-emulator";
import { viewOf } from "@utrn-lab/meter-emulator";
import { type CodeLength, type Command, issueCode, readConfirmation } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { type Bench, happen, makeBench } from "../scenarios/language/bench.ts";
import { shared } from "../support/parties.ts";

/** 2026-10-01T12:00:00Z, a Thursday. */
export const NOON = 1_790_856_000;

/** A customer at the meter: keys in, display out. */
export interface Dialogue {
  readonly bench: Bench;
  readonly meter: () => MeterState;
  /** Presses keys, and reads the two lines as "first|second". */
  readonly press: (keys: string, face?: Face) => string;
  readonly display: () => string;
  readonly wait: (seconds: number) => string;
  /** Reads all pages in turn, four seconds each. */
  readonly pages: (count: number) => string[];
  /** Issues a code without entering it. */
  readonly issue: (counter: number, commands: readonly Command[], digits?: CodeLength) => string;
  /** Puts digits to the keypad at once, as a bench does. */
  readonly enter: (digits: string) => void;
  /** Turns key 4 to the confirmation code of the code applied last. */
  readonly confirmation: () => string;
  /** Issues a code, keys it with A and B, and reads the display. */
  readonly key: (counter: number, ...commands: readonly Command[]) => string;
}

function dialogueWith(bench: Bench): Dialogue {
  const display = (): string => viewOf(bench.meter).display.join("|");
  const wait = (seconds: number): string => {
    happen<"time">(bench, { type: "time" }, bench.meter.timeSeconds + seconds);
    return display();
  };
  const press = (keys: string, face: Face = "twelve"): string => {
    happen<"keys">(bench, { type: "keys", keys, face });
    return display();
  };
  const issue = (utrnCounter: number, commands: readonly Command[], digits?: CodeLength): string =>
    issueCode(shared(), { utrnCounter, commands, digits });
  return {
    bench,
    meter: () => bench.meter,
    press,
    display,
    wait,
    pages: (count) => Array.from({ length: count }, (_, at) => (at === 0 ? display() : wait(4))),
    issue,
    enter: (code) => {
      happen<"code">(bench, { type: "code", code, via: "keypad" });
    },
    confirmation: () => {
      const pages = Array.from({ length: 20 }, () => press("4"));
      const found = pages.find((page) => /^[0-9]{4} [0-9]{4} [0-9]{4}\|/.test(page));
      if (found === undefined) throw new Error("key 4 shows no confirmation code");
      return found;
    },
    key: (counter, ...commands) => press(`A${issue(counter, commands)}B`),
  };
}

/** A customer at a meter of these settings, on 2026-10-01 at 12:00 UTC. */
export function startDialogue(
  settings: SettingsInput = {},
  { hasSupplier = true, hasPpmid = false, time = NOON, floor = 0 } = {},
): Dialogue {
  const made = {
    settings: { ...settings },
    installCodes: {},
    floor,
    hasSupplier,
    hasPpmid,
  };
  return dialogueWith(makeBench("electricity", time, made));
}

/** A top-up, in pence. */
export function topUp(amountPence: number): Command {
  return { type: "top_up", amountPence };
}

/** What the supplier reads in a code on the display, on the same day. */
export function readStatus(bench: Bench, page: string): unknown {
  return readConfirmation(shared(), page.replace(/[ |]/g, ""), {
    nearCounter: viewOf(bench.meter).counters.highest,
    date: dateOfDay(dayOfTime(bench.meter.timeSeconds)),
    daysBack: 0,
  });
}
