import { type BitReader, BitWriter } from "../blocks/bits.ts";
import { SHORT } from "../blocks/layout.ts";
import { INVALID, readFields } from "../commands/fields.ts";
import { COMMANDS, type ShortCommand } from "../commands/table.ts";
import type { Command, TopUp } from "../commands/types.ts";

const PENCE_PER_POUND = 100;
const VALUE_CLASSES = ["pence", "pounds"] as const;

/** How an amount ends a short body: class 0 pence, 1 whole pounds (GBCS 14; code-format.md 2). */
interface ShortAmount {
  readonly classBits: number;
  readonly valueBits: number;
}

/** Two class bits where the amount has the body to itself, one behind a register. */
function shortAmountAfter(usedBits: number): ShortAmount {
  const classBits = usedBits === 0 ? 2 : 1;
  return { classBits, valueBits: SHORT.bodyBits - usedBits - classBits };
}

function writeAmount(
  out: BitWriter,
  amountPence: number,
  valueClass: TopUp["valueClass"],
): boolean {
  const { classBits, valueBits } = shortAmountAfter(out.width);
  const max = 2 ** valueBits - 1;
  const pounds = amountPence / PENCE_PER_POUND;
  const inPence = amountPence <= max && valueClass !== "pounds";
  const inPounds = Number.isInteger(pounds) && pounds <= max && valueClass !== "pence";
  if (!inPence && !inPounds) return false;
  out.put(inPence ? 0 : 1, classBits);
  out.put(inPence ? amountPence : pounds, valueBits);
  return true;
}

/** The body of a short code. */
interface ShortBody {
  readonly subClass: number;
  readonly body: bigint;
}

/**
 * Writes one command as the body of a 20-digit code (code-format.md 2).
 * @param command - a checked command.
 * @returns the sub class and its 15 bits, or undefined when the command has no short form that
 *   holds it.
 */
export function writeShortBody(command: Command): ShortBody | undefined {
  const { short, members } = COMMANDS[command.type];
  if (short === undefined) return undefined;
  const out = new BitWriter();
  const given: Record<string, unknown> = { ...command };
  if (short.amount === undefined) {
    members.write(out, given);
  } else {
    for (const field of short.amount.before) field.write(out, given[field.member]);
    const valueClass = command.type === "top_up" ? command.valueClass : undefined;
    if (!writeAmount(out, Number(given[short.amount.member]), valueClass)) return undefined;
  }
  return { subClass: short.subClass, body: out.padded(SHORT.bodyBits) };
}

function readAmount(
  from: BitReader,
  isTopUp: boolean,
): { amount: number; valueClass: "pence" | "pounds" } | undefined {
  const { classBits, valueBits } = shortAmountAfter(SHORT.bodyBits - from.left);
  const valueClass = from.field("class", () => VALUE_CLASSES[from.take(classBits)] ?? INVALID);
  const value = from.field("value", () => from.take(valueBits));
  if (valueClass === "pence") return { amount: value, valueClass };
  const amount = value * PENCE_PER_POUND;
  // One amount has one code: only today's top-ups may say in pounds what pence could carry.
  if (valueClass === INVALID || (!isTopUp && amount < 2 ** valueBits)) return undefined;
  return { amount, valueClass };
}

/**
 * Reads the body of a 20-digit code (code-format.md 2).
 * @param row - what the sub class names.
 * @param from - its 15 bits.
 * @returns the command, or undefined where the body is no encoder's.
 */
export function readShortBody(row: ShortCommand, from: BitReader): Command | undefined {
  const { type, short, members } = row;
  if (short.amount === undefined) {
    const read = members.read(from);
    return read === INVALID || !from.restIsZero() ? undefined : ({ type, ...read } as Command);
  }
  const before = readFields(short.amount.before, from);
  const read = readAmount(from, type === "top_up");
  if (before === INVALID || read === undefined || read.amount < short.amount.min) return undefined;
  const valueClass = type === "top_up" ? { valueClass: read.valueClass } : {};
  return { type, ...before, [short.amount.member]: read.amount, ...valueClass } as Command;
}
