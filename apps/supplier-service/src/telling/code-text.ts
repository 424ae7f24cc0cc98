import type { Command } from "@utrn-lab/utrn";
import { displayLine } from "@utrn-lab/utrn/rules";
import { blocksOf, groupsOf, spokenGroup } from "./digits.ts";
import { effectOf } from "./effects.ts";
import { whatIsLeft, whenToType } from "./when.ts";
import { listed, type TellingChannel, type Wording, wordingOf } from "./wording.ts";

/** A code to tell, as the store has it. */
export interface CodeToTell {
  readonly code: string;
  readonly commands: readonly Command[];
  readonly meterId: string;
}

function effectsOf(commands: readonly Command[], say: Wording): readonly string[] {
  return commands.flatMap((command) => effectOf(command, say) ?? []);
}

/** Protection is not free: what is used meanwhile takes the balance below zero (meter.md 5). */
function costOf(commands: readonly Command[]): readonly string[] {
  const isProtection = ({ type }: Command) =>
    type.startsWith("set_non_disconnect") || type === "suspend_disconnection";
  return commands.some(isProtection)
    ? ["What you use while your supply stays on without credit is taken from your next top-ups."]
    : [];
}

function linesShown(commands: readonly Command[]): readonly string[] {
  return ["Accepted", ...commands.flatMap((command) => displayLine(command) ?? [])];
}

const CONFIRMATION =
  "Then it shows a confirmation code of 20 digits (key 4 shows it again): please tell it to us.";
const REFUSAL =
  "If it says Rejected, it says why. The same code never counts twice, so a code that was " +
  "mistyped can be typed again.";

function smsText({ code, commands }: CodeToTell): string {
  const say = wordingOf("sms");
  return [
    `Your meter code: ${groupsOf(code).join(" ")}.`,
    ...effectsOf(commands, say),
    ...whenToType(commands, say),
    "Press A, type the digits, press B.",
    `The display says Accepted. ${CONFIRMATION}`,
  ].join(" ");
}

function howToType(blocks: number): readonly string[] {
  const steps = [
    "Press A on the meter's keypad.",
    `Type the ${blocks * 20} digits, without spaces.`,
  ];
  const checks =
    blocks === 1
      ? []
      : [`After each line the display says whether it is right, say: Block 1 of ${blocks} ok.`];
  return [...steps, ...checks, "Press B."];
}

function letterText({ code, commands, meterId }: CodeToTell): string {
  const say = wordingOf("letter");
  const blocks = blocksOf(code);
  const shown = linesShown(commands).map((line) => `"${line}"`);
  const section = (title: string, lines: readonly string[]) => [title, ...lines, ""];
  return [
    `A code for your meter ${meterId}`,
    "",
    ...blocks.map((groups) => `    ${groups.join(" ")}`),
    "",
    ...section("What it does", [...effectsOf(commands, say), ...costOf(commands)]),
    ...section("When to type it", whenToType(commands, say)),
    ...section(
      "How to type it",
      howToType(blocks.length).map((step, at) => `${at + 1}. ${step}`),
    ),
    ...section("What the display says", [
      `It shows ${listed(shown)}. ${CONFIRMATION}`,
      ...whatIsLeft(commands),
      REFUSAL,
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
export function spokenAround({ code, commands }: CodeToTell): SpokenAround {
  const say = wordingOf("voice");
  return {
    before: [
      `I have a code of ${code.length} digits for your meter.`,
      ...effectsOf(commands, say),
      ...costOf(commands),
      ...whenToType(commands, say),
      "Press A on the meter's keypad. Now type the digits that I read, in groups of four.",
    ],
    after: [
      "Now press B. The display says Accepted.",
      "Then it shows a confirmation code of 20 digits. Press 4 to see it again, and please read " +
        "it to me.",
      ...whatIsLeft(commands),
    ],
  };
}

function voiceText(code: CodeToTell): string {
  const { before, after } = spokenAround(code);
  const blocks = blocksOf(code.code);
  const read = blocks.map((groups, at) => {
    const digits = groups.map(spokenGroup).join(", ");
    return blocks.length === 1 ? `${digits}.` : `Block ${at + 1} of ${blocks.length}: ${digits}.`;
  });
  return [...before, ...read, ...after].join("\n");
}

/**
 * What a customer is told of a code: the digits in groups of four, or in words; what it does, when
 * to type it, and what the display will say.
 * @param code - the code, its commands, and the meter it is for.
 * @param channel - `sms` is one paragraph, `letter` has lines, `voice` is to be read aloud.
 */
export function codeText(code: CodeToTell, channel: TellingChannel): string {
  switch (channel) {
    case "sms":
      return smsText(code);
    case "letter":
      return letterText(code);
    case "voice":
      return voiceText(code);
  }
}
