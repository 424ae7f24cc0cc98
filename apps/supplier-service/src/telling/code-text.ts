import type { Command } from "@utrn-lab/utrn";
import { displayLine, printEui64 } from "@utrn-lab/utrn/rules";
import { blocksOf, groupsOf, spokenGroup } from "./digits.ts";
import { effectOf } from "./effects.ts";
import type { Language } from "./language.ts";
import { languageOf } from "./languages.ts";
import { clockNotes, whatIsLeft, whenToType } from "./when.ts";
import { type Telling, type Wording, wordingOf } from "./wording.ts";

/** A code to tell, as the store has it. */
export interface CodeToTell {
  readonly code: string;
  readonly commands: readonly Command[];
  readonly meterId: string;
  readonly fuel: "electricity" | "gas";
}

/** How much of a meter's id is told where the whole of it is too long: as printed, "90A0". */
const END_CHARACTERS = 4;

function endOf(meterId: string): string {
  return meterId.slice(-END_CHARACTERS).toUpperCase();
}

/** Protection is not free: what is used meanwhile takes the balance below zero (meter.md 5). */
function costOf(commands: readonly Command[], wording: Wording): readonly string[] {
  const isProtection = ({ type }: Command) =>
    type.startsWith("set_non_disconnect") || type === "suspend_disconnection";
  return commands.some(isProtection) ? [wording.say("protection_costs")] : [];
}

function effectsOf(commands: readonly Command[], wording: Wording): readonly string[] {
  return commands.flatMap((command) => effectOf(command, wording) ?? []);
}

function timesOf(commands: readonly Command[], wording: Wording): readonly string[] {
  return [...whenToType(commands, wording), ...clockNotes(commands, wording)];
}

function linesShown(commands: readonly Command[]): readonly string[] {
  return ["Accepted", ...commands.flatMap((command) => displayLine(command) ?? [])];
}

/**
 * Without circumflexes, which would halve the characters of a text message: Welsh is read without
 * them, too.
 */
function withoutCircumflexes(text: string): string {
  return text.normalize("NFD").replaceAll("\u0302", "").normalize("NFC");
}

function smsText({ code, commands, meterId }: CodeToTell, wording: Wording): string {
  const sentences = [
    wording.say("sms_code", { end: endOf(meterId), digits: groupsOf(code).join(" ") }),
    ...effectsOf(commands, wording),
    ...timesOf(commands, wording),
    wording.say("sms_how"),
    wording.say("sms_display"),
    wording.say("confirmation"),
  ];
  return withoutCircumflexes(sentences.join(" "));
}

function howToType(blocks: number, wording: Wording): readonly string[] {
  return [
    wording.say("how_to_start"),
    wording.say("how_to_type", { count: blocks * 20 }),
    ...(blocks === 1 ? [] : [wording.say("how_blocks_end", { blocks })]),
    wording.say("how_to_end"),
  ];
}

function letterText({ code, commands, meterId }: CodeToTell, wording: Wording): string {
  const blocks = blocksOf(code);
  const lines = wording.listed(linesShown(commands).map((line) => `"${line}"`));
  const section = (title: string, sentences: readonly string[]) => [title, ...sentences, ""];
  return [
    wording.say("letter_title", { id: printEui64(meterId) }),
    wording.say("letter_meter"),
    "",
    ...blocks.map((groups) => `    ${groups.join(" ")}`),
    "",
    ...section(wording.say("letter_what"), [
      ...effectsOf(commands, wording),
      ...costOf(commands, wording),
    ]),
    ...section(wording.say("letter_when"), timesOf(commands, wording)),
    ...section(
      wording.say("letter_how"),
      howToType(blocks.length, wording).map((step, at) => `${at + 1}. ${step}`),
    ),
    ...section(wording.say("letter_display"), [
      `${wording.say("display_shows", { lines })} ${wording.say("confirmation")}`,
      ...whatIsLeft(commands, wording),
      wording.say("if_rejected"),
    ]),
  ]
    .join("\n")
    .trimEnd();
}

/** What is read aloud around the groups of a code, a sentence each. */
interface SpokenAround {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What to say before the groups of a code are read, and after them. */
export function spokenAround(told: CodeToTell, telling: Omit<Telling, "channel">): SpokenAround {
  const { code, commands, meterId, fuel } = told;
  const wording = wordingOf({ ...telling, channel: "voice" }, fuel);
  const end = spokenGroup(endOf(meterId), languageOf(telling.language));
  return {
    before: [
      wording.say("voice_code", { count: code.length, end }),
      ...effectsOf(commands, wording),
      ...costOf(commands, wording),
      ...timesOf(commands, wording),
      wording.say("voice_how"),
    ],
    after: [
      wording.say("voice_end"),
      wording.say("voice_confirmation"),
      ...whatIsLeft(commands, wording),
    ],
  };
}

function readAloud(code: string, language: Language): readonly string[] {
  const blocks = blocksOf(code).map((groups) =>
    groups.map((group) => spokenGroup(group, language)).join(", "),
  );
  if (blocks.length === 1) return blocks.map((digits) => `${digits}.`);
  return blocks.map((digits, at) =>
    language.say("voice_block", { block: at + 1, blocks: blocks.length, digits }),
  );
}

/**
 * What a customer is told of a code: the meter it is for, the digits in groups of four, or in
 * words; what it does, when to type it, how, and what the display will say.
 * @param told - the code, its commands, and its meter.
 * @param telling - by which channel (`sms` is one paragraph, `letter` has lines, `voice` is to be
 *   read aloud), for which keys, and in which language.
 */
export function codeText(told: CodeToTell, telling: Telling): string {
  const wording = wordingOf(telling, told.fuel);
  switch (telling.channel) {
    case "sms":
      return smsText(told, wording);
    case "letter":
      return letterText(told, wording);
    case "voice": {
      const { before, after } = spokenAround(told, telling);
      const digits = readAloud(told.code, languageOf(telling.language));
      return [...before, ...digits, ...after].join("\n");
    }
  }
}
