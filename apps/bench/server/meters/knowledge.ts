import { EVENT_TEXTS, type EventCode, type MeterState, type Place } from "@utrn-lab/meter-emulator";
import { COUNTER_MAX, type Refusal } from "@utrn-lab/utrn";
import {
  type AcceptedCode,
  CACHE_SIZE,
  FAMILIES,
  type Family,
  highestCounter,
} from "@utrn-lab/utrn/replay";
import { DAY_SECONDS, reachOf } from "@utrn-lab/utrn/rules";
import { timed } from "./log.ts";

const FAILURES_MAX = 5;
const WEEK_SECONDS = 7 * DAY_SECONDS;

/** Counters, both ends included, that a code of some length may have here. */
interface CounterRange {
  readonly from: number;
  readonly to: number;
}

/** The lockout at one place (code-format.md 5). */
interface Lockout {
  readonly locked: boolean;
  readonly lockedUntil: number | null;
  /** Different codes that were not authentic, within the last 24 hours. */
  readonly failures: number;
  readonly failuresUntilLocked: number;
  /** When the oldest of them no longer counts. */
  readonly oldestFailureEndsAt: number | null;
}

/** A code that was entered lately, by its last four digits. */
interface LatelyEntered {
  readonly at: number;
  readonly place: Place;
  readonly ending: string;
  readonly result: "applied" | Refusal;
  /** Null unless the code was authentic. */
  readonly utrnCounter: number | null;
}

/** A code that was applied, and what the customer is to tell the supplier of it. */
interface Confirmed {
  readonly at: number;
  readonly ending: string;
  readonly utrnCounter: number;
  readonly confirmationCode: string;
}

/** Alerts of one kind. */
interface AlertKind {
  readonly event: string;
  readonly text: string;
  readonly count: number;
}

/** What a meter knows, without the values that change with time alone. */
interface Remembered {
  readonly replay: {
    readonly highest: number;
    readonly floor: number;
    readonly cacheSize: number;
    readonly cache: readonly Pick<AcceptedCode, "utrnCounter" | "added">[];
    readonly families: Readonly<Record<Family, number | null>>;
    readonly verifiable: { readonly digits20: CounterRange; readonly digits40and60: CounterRange };
  };
  readonly lockout: Readonly<Record<Place, Lockout>>;
  readonly totals: { readonly accepted: number; readonly refused: number };
  readonly codes: readonly LatelyEntered[];
  readonly applied: readonly Confirmed[];
  readonly credits: readonly { readonly at: number; readonly amountMillipence: number }[];
  readonly daily: readonly {
    readonly at: number;
    readonly balanceMillipence: number;
    readonly energyWattSeconds: number;
  }[];
  readonly paymentDebtRecovered: readonly {
    readonly at: number;
    readonly amountMillipence: number;
  }[];
  readonly alerts: {
    readonly queued: number;
    /** What is queued, by kind, the kind that has waited longest first. */
    readonly waiting: readonly AlertKind[];
    readonly dropped: number;
    readonly sent: number;
  };
}

/** What a meter knows beyond its view; it holds no secret. */
export type Knowledge = Remembered & {
  readonly time: number;
  readonly lockout: Readonly<Record<Place, { readonly secondsLeft: number }>>;
};

/**
 * The counters that recover as themselves (code-format.md 5, recovery). A distance of just half the
 * span is read as ahead or behind by where the highest counter lies in its span; the range leaves
 * it out.
 */
function verifiable(highest: number, reach: number): CounterRange {
  return {
    from: Math.max(1, highest - reach),
    to: Math.min(COUNTER_MAX, highest + reach),
  };
}

function lockoutOf(state: MeterState, place: Place): Lockout {
  const { failures, lockedUntilSeconds: lockedUntil } = state.places[place];
  const recent = failures.filter(({ atSeconds }) => atSeconds > state.timeSeconds - DAY_SECONDS);
  const [oldest] = recent;
  const locked = lockedUntil !== null && lockedUntil > state.timeSeconds;
  return {
    locked,
    lockedUntil: locked ? lockedUntil : null,
    failures: recent.length,
    failuresUntilLocked: FAILURES_MAX - recent.length,
    oldestFailureEndsAt: oldest === undefined ? null : oldest.atSeconds + DAY_SECONDS,
  };
}

function replayOf({ replay }: MeterState): Knowledge["replay"] {
  const highest = highestCounter(replay);
  const families = FAMILIES.map((family) => [family, replay.families[family] ?? null]);
  return {
    highest,
    floor: replay.floor,
    cacheSize: CACHE_SIZE,
    cache: replay.accepted.map(({ utrnCounter, added }) => ({ utrnCounter, added })),
    families: Object.fromEntries(families),
    verifiable: {
      digits20: verifiable(highest, reachOf(20)),
      digits40and60: verifiable(highest, reachOf(40)),
    },
  };
}

function kindsOf(alerts: MeterState["alerts"]["queue"]): AlertKind[] {
  return [...Map.groupBy(alerts, ({ event }) => event)].map(([event, { length }]) => ({
    event,
    text: EVENT_TEXTS[event as EventCode],
    count: length,
  }));
}

/** What counts towards the weekly cap: later than 604,800 s ago (meter.md 3, a top-up). */
function recoveredLately({
  recovery,
  timeSeconds,
}: MeterState): Remembered["paymentDebtRecovered"] {
  const since = timeSeconds - WEEK_SECONDS;
  return recovery.recovered.filter(({ atSeconds }) => atSeconds > since).map(timed);
}

/** What a meter knows at its own time, without the values that change with time alone. */
export function remembered(state: MeterState): Remembered {
  const { logs, alerts } = state;
  return {
    replay: replayOf(state),
    lockout: { keypad: lockoutOf(state, "keypad"), ppmid: lockoutOf(state, "ppmid") },
    totals: state.totals,
    codes: logs.codes.map(timed),
    applied: logs.applied.map(timed),
    credits: logs.credits.map(timed),
    daily: logs.daily.map(timed),
    paymentDebtRecovered: recoveredLately(state),
    alerts: {
      queued: alerts.queue.length,
      waiting: kindsOf(alerts.queue),
      dropped: alerts.dropped,
      sent: alerts.sent,
    },
  };
}

/** What a meter knows at its own time. */
export function knowledgeOf(state: MeterState): Knowledge {
  const known = remembered(state);
  const { timeSeconds: time } = state;
  const withSecondsLeft = (lockout: Lockout) => ({
    ...lockout,
    secondsLeft: Math.max(0, (lockout.lockedUntil ?? 0) - time),
  });
  const lockout = {
    keypad: withSecondsLeft(known.lockout.keypad),
    ppmid: withSecondsLeft(known.lockout.ppmid),
  };
  return { time, ...known, lockout };
}
