import { type MeterState, secretOf } from "@utrn-lab/meter-emulator";
import { type Command, firstRevisionCounter } from "@utrn-lab/utrn";
import { announcedLength } from "@utrn-lab/utrn/blocks";
import { CACHE_SIZE, highestCounter, supersession } from "@utrn-lab/utrn/replay";
import { creditPenceOf, exactPoundsOf, noDigitIn, poundsOf } from "@utrn-lab/utrn/rules";
import type { CheckName, CounterRecovery } from "./answer.ts";
import type { Findings } from "./findings.ts";
import { dateWords, nameWords } from "./member-words.ts";

type Say = (findings: Findings) => string;

function announcedBlocks(code: string): number {
  return (announcedLength(code.slice(0, 20)) ?? 20) / 20;
}

/** How a counter came of its low bits, with the numbers (code-format.md 5, recovery). */
export function recoveryWords({ highest, truncated, bits, recovered }: CounterRecovery): string {
  return (
    `${bits} bits travel and say ${truncated}; ` +
    `nearest to the highest accepted, ${highest}, that is ${recovered}.`
  );
}

/** The commands that a code carries, from its verdict or from reading it without a key. */
function commandsOf({ outcome, inspection }: Findings): readonly Command[] {
  if (outcome.commands !== undefined) return outcome.commands;
  return inspection.kind === "code" ? (inspection.commands ?? []) : [];
}

function skippedWords(findings: Findings): string {
  const { state, counter } = findings;
  const commands = commandsOf(findings);
  if (counter === null) return "";
  const skipped = supersession(state.replay, counter.recovered, commands, state.timeSeconds) ?? [];
  const names = commands.filter((_, at) => skipped[at] === true).map(({ type }) => nameWords(type));
  return names.length === 0
    ? "No later code has set what this one is about."
    : `Left out, because a later code has spoken: ${names.join(", ")}.`;
}

function creditWords(findings: Findings): string {
  const credit = poundsOf(creditPenceOf(commandsOf(findings)));
  const { maxCreditMillipence } = findings.state.limits;
  return `Its credit is ${credit}; at once at most ${exactPoundsOf(maxCreditMillipence)}.`;
}

function expiryWords(findings: Findings): string {
  const [first] = commandsOf(findings);
  return first?.type === "valid_until"
    ? `It is valid until 24:00 UTC of ${dateWords(first.date)}.`
    : "It has no last day.";
}

function applicableFailure({ outcome, state }: Findings): string {
  if (outcome.result !== "rejected") return "";
  if (outcome.reason === "balance_too_high") {
    const maximum = exactPoundsOf(state.limits.maxMeterBalanceMillipence);
    return `The balance would pass its maximum, ${maximum}.`;
  }
  const { payFirstPence } = outcome;
  return payFirstPence === undefined
    ? "A command has no meaning in this state, or would take a register out of its range."
    : `A command is not possible now; it would be after a top-up of ${poundsOf(payFirstPence)}.`;
}

/**
 * Of an honest command code of before the second revision: why it is none now; nothing of others.
 */
function firstRevisionWords({ state, code }: Findings): string {
  const secret = secretOf(state);
  if (secret === undefined) return "";
  const utrnCounter = firstRevisionCounter(secret, code, highestCounter(state.replay));
  return utrnCounter === undefined
    ? ""
    : " But it is an honest code of the format's first revision (label DP094-1), " +
        `counter ${utrnCounter}: no meter takes it any more; ask its supplier for a new one.`;
}

function checkDigitFailure(findings: Findings): string {
  const { outcome } = findings;
  const block = "block" in outcome ? outcome.block : 1;
  return (
    `The first wrong one ends block ${block}: a slip in it, or it is in another's place.` +
    firstRevisionWords(findings)
  );
}

/** Top-ups and commands have each a key, which a laboratory may use as both (code-format.md 4). */
function macSuccess({ state, inspection }: Findings): string {
  const isTopUp = inspection.kind === "code" && inspection.subClass === 0;
  const key = isTopUp ? "top-up key" : "command key";
  return `Signed by supplier ${state.supplier?.supplierId} with its ${key}.`;
}

function macFailure(findings: Findings): string {
  const { state, counter } = findings;
  if (state.supplier === null) return "The meter has no supplier: nobody could have signed it.";
  const { supplierId } = state.supplier;
  return (
    `The MAC is not that of supplier ${supplierId}, this meter ` +
    `and counter ${counter?.recovered}: ` +
    "another meter, another supplier, a forgery, or a counter too far away." +
    firstRevisionWords(findings)
  );
}

/** What each check says when it passes, and when it fails. */
const WORDS: Readonly<Partial<Record<CheckName, readonly [passed: Say, failed: Say]>>> = {
  digits: [
    ({ code }) => `${code.length} digits.`,
    ({ code }) => {
      const noDigit = noDigitIn(code);
      const found = noDigit === undefined ? "" : `It has ${noDigit}. `;
      return `${found}A code has 20, 40 or 60 digits and nothing else.`;
    },
  ],
  check_digits: [
    ({ code }) => `Right at the end of ${code.length === 20 ? "its block" : "each block"}.`,
    checkDigitFailure,
  ],
  number_space: [
    () => "The first block lies in the space of UTRNs.",
    () => "The first block lies outside the space of UTRNs (73 to 96).",
  ],
  blocks: [
    ({ code }) => `The first block announces ${announcedBlocks(code)}, and the code has that many.`,
    ({ code }) =>
      `The first block announces ${announcedBlocks(code)}, and here are ${code.length / 20}.`,
  ],
  later_blocks: [
    () => "Every later block is a number of 63 bits.",
    () => "A later block is no number of 63 bits.",
  ],
  sub_class: [
    ({ inspection }) =>
      inspection.kind === "code" ? `Sub class ${inspection.subClass} is known.` : "",
    () => "Sub classes 12 and 13 are reserved.",
  ],
  counter: [
    ({ counter }) => (counter === null ? "" : recoveryWords(counter)),
    ({ counter }) =>
      counter === null ? "" : `${recoveryWords(counter)} No counter lies outside 1 to 2^32-1.`,
  ],
  mac: [macSuccess, macFailure],
  body: [
    (findings) =>
      `Says: ${commandsOf(findings)
        .map(({ type }) => nameWords(type))
        .join(", ")}.`,
    () => "Authentic, but no encoder writes such a body: reserved, invalid or not at its end.",
  ],
  duplicate: [
    () => `The counter is not among the last ${CACHE_SIZE} accepted.`,
    ({ counter }) => `Counter ${counter?.recovered} was accepted before.`,
  ],
  too_old: [
    ({ state }) => `Above the floor, ${state.replay.floor}.`,
    ({ state, counter }) =>
      `Counter ${counter?.recovered} is not above the floor, ${state.replay.floor}.`,
  ],
  expired: [expiryWords, (findings) => `${expiryWords(findings)} That has passed.`],
  superseded: [skippedWords, () => "Later codes have set everything that this one is about."],
  credit: [creditWords, creditWords],
  applicable: [() => "Every command that is left can be carried out.", applicableFailure],
};

/** Why a check passed or failed. */
export function wordsOf(check: CheckName, isPassed: boolean, findings: Findings): string {
  return WORDS[check]?.[isPassed ? 0 : 1](findings) ?? "";
}

/** What is checked before reading: power, and a lock. */
export function placeWords(
  state: MeterState,
  secondsLeft: number,
): { power: string; lock: string } {
  return {
    power: state.powerOn ? "The meter has power." : "The meter has no power: nothing is counted.",
    lock:
      secondsLeft === 0
        ? "Entry is not locked here."
        : `Entry is locked here for ${secondsLeft} s more; what follows is how it would read then.`,
  };
}
