import type { SettingsInput } from "@utrn-lab/meter-emulator";
import {
  agreeSecret,
  type CodeLength,
  type Command,
  issueCode,
  privateKeyFrom,
  publicKeyOf,
} from "@utrn-lab/utrn";
import { keyOfSeed } from "../meters/meter-keys.ts";
import type { SessionEvent, StepRemarks } from "../sessions/session.ts";

/** 2026-11-24T12:00:00Z, a Tuesday on which nothing special happens. */
export const START = 1_795_521_600;
export const HOUR = 3_600;
/** 00:00 of the day after. */
export const MIDNIGHT = START + 12 * HOUR;

/**
 * The supplier of every ready session. Its key is public here, as those of its meters are: all are
 * for tests.
 */
export const SUPPLIER_ID = "90b3d51f300a0000";
const SUPPLIER_KEY = privateKeyFrom(new Uint8Array(48).fill(0x51));
export const SUPPLIER_PUBLIC_KEY = publicKeyOf(SUPPLIER_KEY);

/** Something that happens, and when: at the start, if it does not say. */
export interface Act extends StepRemarks {
  readonly at?: number;
  readonly event: SessionEvent;
}

/** Signs a code for the meter of a script. */
type Issue = (utrnCounter: number, commands: readonly Command[], digits?: CodeLength) => string;

/** A ready session before it has been played: what it is about, its meter, and what happens. */
export interface Script {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly settings?: SettingsInput;
  readonly installCodes?: Readonly<Record<string, string>>;
  acts(issue: Issue): readonly Act[];
}

/** The seed of a ready session's meter. */
export function seedOf(name: string): string {
  return `ready ${name}`;
}

/** What signs codes for a meter of a seed, as the ready sessions' supplier does. */
export function issuerOf(meterId: string, seed: string): Issue {
  const publicKey = publicKeyOf(keyOfSeed(seed));
  const parties = { supplierId: SUPPLIER_ID, meterId, privateKey: SUPPLIER_KEY, publicKey };
  const secret = agreeSecret(parties);
  return (utrnCounter, commands, digits) => issueCode(secret, { utrnCounter, commands, digits });
}

/** How many digits somebody keys in a second. */
const DIGITS_A_SECOND = 2;

/** How long somebody is about these keys, in seconds. */
export function secondsOf(pressed: string): number {
  return Math.ceil(pressed.length / DIGITS_A_SECOND);
}

/** Keys pressed one after another, as fingers do. */
export function pressed(all: string, at: number): readonly Act[] {
  return [...all].map((key, index) => keys(key, at + Math.floor(index / DIGITS_A_SECOND)));
}

/** A code keyed digit by digit, from A to B, and the verdict that is to come of it. */
export function keyed(
  digits: string,
  at: number,
  expected: NonNullable<StepRemarks["expected"]>,
): readonly Act[] {
  const all = pressed(`A${digits}B`, at);
  return [...all.slice(0, -1), ...all.slice(-1).map((last) => ({ ...last, expected }))];
}

/** A sentence of a story, and what is done in it. */
export function told(note: string, ...acts: readonly (Act | readonly Act[])[]): readonly Act[] {
  const [first, ...others] = acts.flat();
  return first === undefined ? [] : [{ ...first, note }, ...others];
}

export function code(digits: string): Act {
  return { event: { type: "code", code: digits, via: "keypad" } };
}

export function keys(pressed: string, at = START): Act {
  return { at, event: { type: "keys", keys: pressed } };
}

export function load(watts: number, at = START): Act {
  return { at, event: { type: "load", watts } };
}

export function time(at: number): Act {
  return { at, event: { type: "time" } };
}
