import type { Command } from "@utrn-lab/utrn";
import { creditPenceOf } from "@utrn-lab/utrn/rules";

/** An event that a meter has reported: the shape of its log and of its outbox. */
export interface ReportedEvent {
  /** The meter's time, seconds since the Unix epoch. */
  readonly at: number;
  /** Its GBCS alert code, say "810E". */
  readonly event: string;
  readonly text: string;
}

/** A code that the event may be about. */
export interface IssuedCode {
  readonly codeId: string;
  readonly issuedAt: number;
  readonly commands: readonly Command[];
}

/** A code that an event proves to be applied, and when it was at the latest. */
interface Proved {
  readonly codeId: string;
  readonly at: number;
}

const CREDIT_ADDED = "810E";
const COMMAND_DONE = "8161";
/** How far a meter's clock may differ: a code is not applied earlier than this before its issue. */
const CLOCKS_DIFFER_SECONDS = 86_400;
const MILLIPENCE_PER_PENNY = 1_000;

/**
 * What an event says was credited, in pence (meter.md 9, 810E: "... 1000000 millipence").
 * @returns undefined where it says nothing of that.
 */
export function creditReported({ event, text }: Omit<ReportedEvent, "at">): number | undefined {
  const [, millipence] = /: (\d{1,12}) millipence$/.exec(text) ?? [];
  if (event !== CREDIT_ADDED || millipence === undefined) return undefined;
  const pence = Number(millipence) / MILLIPENCE_PER_PENNY;
  return Number.isInteger(pence) ? pence : undefined;
}

/**
 * Whether a code may have done what 8161 lists: its commands in order, without those that were
 * overtaken. The event words a reset differently, so a code with a reset may have.
 */
function mayHaveDone(commands: readonly Command[], done: readonly string[]): boolean {
  if (commands.some(({ type }) => type === "revert_to_defaults")) return true;
  let next = 0;
  for (const { type } of commands) if (type === done[next]) next += 1;
  return next === done.length;
}

/** Which codes an event may be about, by what it says; undefined when it says nothing of that. */
function about(event: ReportedEvent): ((code: IssuedCode) => boolean) | undefined {
  const credit = creditReported(event);
  if (credit !== undefined) return ({ commands }) => creditPenceOf(commands) === credit;
  if (event.event !== COMMAND_DONE) return undefined;
  const done = event.text.slice(event.text.indexOf(": ") + 2).split(", ");
  return ({ commands }) =>
    commands.some(({ type }) => type !== "top_up") && mayHaveDone(commands, done);
}

/**
 * Which codes the events of a meter prove to be applied. An event names no code, and a code raises
 * its event once: as many equal events as there are codes that can have raised them prove each of
 * those; fewer prove none of them.
 * @param events - all that the meter has reported, in any order, none twice.
 * @param codes - all that were signed for it, whatever has become of them.
 */
export function provedByEvents(
  events: readonly ReportedEvent[],
  codes: readonly IssuedCode[],
): readonly Proved[] {
  const proved = new Map<string, number>();
  const equal = Map.groupBy(events, ({ event, text }) => `${event} ${text}`);
  for (const group of equal.values()) {
    const ordered = group.toSorted((one, other) => one.at - other.at);
    for (const [index, event] of ordered.entries()) {
      const isAbout = about(event);
      if (isAbout === undefined) break;
      const able = codes.filter(
        (code) => code.issuedAt <= event.at + CLOCKS_DIFFER_SECONDS && isAbout(code),
      );
      if (able.length > index + 1) continue;
      for (const { codeId } of able) if (!proved.has(codeId)) proved.set(codeId, event.at);
    }
  }
  return [...proved].map(([codeId, at]) => ({ codeId, at }));
}
