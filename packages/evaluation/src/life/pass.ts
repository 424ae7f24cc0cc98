import {
  type LogEntry,
  type MeterState,
  type Outcomes,
  step,
  stepThrough,
} from "@utrn-lab/meter-emulator";
import { type Life, now } from "./life.ts";

/** What people at the premises notice. */
const NOTED = ["810D", "8119", "8F0F"] as const;

function keepSupply(life: Life, logged: readonly LogEntry[]): void {
  const off = logged.find(({ event }) => event === "8F0F");
  if (off !== undefined && life.offSince === null) life.offSince = off.atSeconds;
  if (life.meter.supply !== "enabled" || life.offSince === null) return;
  life.offSpans.push({ from: life.offSince, until: now(life) });
  life.offSince = null;
}

/** Lets time pass to a moment; stops where people notice something, and tells of it. */
export function pass(life: Life, until: number): void {
  const walk = { events: life.loads, from: life.nextLoad, until, stopAt: NOTED };
  const { state, events, next } = stepThrough(life.meter, walk);
  Object.assign(life, { meter: state, nextLoad: next });
  keepSupply(life, events);
  for (const entry of events) life.notice(entry);
}

/** Takes over what came of a step of the meter, and tells of what it logged. */
function take<T>(
  life: Life,
  stepped: {
    readonly state: MeterState;
    readonly events: readonly LogEntry[];
    readonly outcome: T;
  },
): T {
  life.meter = stepped.state;
  keepSupply(life, stepped.events);
  for (const entry of stepped.events) life.notice(entry);
  return stepped.outcome;
}

/** Presses keys at a moment. */
export function press(life: Life, keys: string, at = now(life)): Outcomes["keys"] {
  return take(life, step(life.meter, { at, type: "keys", keys }));
}

/** Somebody at home switches an armed supply on. */
export function enable(life: Life): void {
  if (life.meter.supply !== "armed") return;
  press(life, "B");
}

/** A code reaches the meter without having been keyed. Whether it was applied. */
export function bring(life: Life, code: string): boolean {
  const event = { at: now(life), type: "code", code, via: "keypad" } as const;
  const outcome = take(life, step(life.meter, event));
  enable(life);
  return outcome.result === "applied";
}
