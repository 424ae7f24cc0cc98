import type { LogEntry, MeterEvent, MeterState } from "@utrn-lab/meter-emulator";
import type { SharedSecret } from "@utrn-lab/utrn";
import type { Assumptions } from "../assumptions/table.ts";
import { type Stream, streamOf } from "../chance/stream.ts";
import type { Home, HomeMeter } from "../household/home.ts";
import type { Tally } from "../measures/measures.ts";
import type { Reach, Span } from "../network/wan.ts";
import type { Policy } from "../policies/policies.ts";
import type { Need } from "../scenarios/need.ts";
import { DAY } from "../time.ts";
import type { Agenda } from "./agenda.ts";

/** What chance decides in a life, each with luck of its own (see `streamOf`). */
export function chanceOf(stream: (purpose: string) => Stream) {
  return {
    forgets: stream("forgets"),
    urgency: stream("urgency"),
    amount: stream("amount"),
    arrival: stream("arrival"),
    outage: stream("outage"),
    sms: stream("sms"),
    post: stream("post"),
    willingness: stream("willingness"),
    delay: stream("delay"),
    calls: stream("calls"),
    visits: stream("visits"),
    questions: stream("questions"),
    freeTopUp: stream("free top-up"),
    bill: stream("bill"),
  };
}

/** Something that the meter should be told, and what has become of it. */
export interface Wanted {
  readonly need: Need;
  /** When the meter had it; null: not yet. */
  doneAt: number | null;
  /** What the meter had measured when it was due, and when it had it: for prices. */
  energyDue: MeterState["energy"] | null;
}

/** A code that the customer knows, and has not keyed. */
export interface Held {
  readonly code: string;
  /** What it brings; null: a top-up. */
  readonly wanted: Wanted | null;
}

/**
 * One meter of a home and the people around it, from the beginning of a run to its end. It changes
 * as it is lived; what it is made from does not.
 */
export interface Life {
  readonly a: Assumptions;
  readonly home: Home;
  readonly of: HomeMeter;
  readonly period: Span;
  readonly policy: Policy;
  /** Whether those without money ask for credit in this scenario. */
  readonly isCreditAskedFor: boolean;
  readonly reach: Reach;
  /** While shops are shut to this home. */
  readonly shut: Span | null;
  /** While everybody calls at once. */
  readonly rush: Span | null;
  readonly loads: readonly MeterEvent[];
  readonly chance: Readonly<ReturnType<typeof chanceOf>>;
  readonly secret: SharedSecret;
  readonly agenda: Agenda;
  readonly tally: Tally;
  readonly offSpans: Span[];
  readonly wanted: Wanted[];
  readonly held: Held[];
  /** What waits for the next top-up. */
  readonly carried: Wanted[];
  /** Tells the people at home what the meter logs. */
  readonly notice: (entry: LogEntry) => void;
  meter: MeterState;
  /** What site visits have cost, in pounds. */
  visitPounds: number;
  lastCounter: number;
  /** The first of the loads that is still to come. */
  nextLoad: number;
  offSince: number | null;
  /** When somebody next looks after the credit; null: nobody has noticed that it is low. */
  decidesAt: number | null;
  /** The shortage in which the home has asked for credit. */
  askedIn: Span | null;
}

/** The moment that a life has come to. */
export function now(life: Life): number {
  return life.meter.timeSeconds;
}

/** Whether something is still of use: the meter has not had it, and its time is not over. */
export function isOpen(life: Life, { need, doneAt }: Wanted): boolean {
  return doneAt === null && now(life) < (need.endsAt ?? Infinity);
}

/**
 * The luck of one try at keying: of its day, so that a code more or less on other days, under
 * another policy, changes nothing in it.
 */
export function luckOfKeying(life: Life, digits: number, tries: number): Stream {
  const day = Math.floor(now(life) / DAY);
  const { seed, index } = life.home;
  return streamOf(seed, index, life.of.fuel, "slips", day, digits, tries);
}

/** The next counter of the meter: none is used twice. */
export function takeCounter(life: Life): number {
  life.lastCounter += 1;
  return life.lastCounter;
}
