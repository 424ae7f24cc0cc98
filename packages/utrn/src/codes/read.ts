import { BitReader } from "../blocks/bits.ts";
import { openBlocks } from "../blocks/blocks.ts";
import { isShort, type Layout, signedBits } from "../blocks/layout.ts";
import { type ReadRejection, refuse } from "../blocks/refusals.ts";
import { commandOfSubClass, type ShortCommand } from "../commands/table.ts";
import type { Command } from "../commands/types.ts";
import { codeMac, macsEqual } from "../mac.ts";
import { isCounter, recoverCounter } from "../replay/counters.ts";
import type { SharedSecret } from "../shared-secret.ts";
import { readLongBody } from "./long-body.ts";
import { readShortBody } from "./short-body.ts";

/** The bit fields of a code, readable without any key (code-format.md 1). */
interface CodeFields {
  readonly subClass: number;
  readonly truncatedCounter: number;
  readonly body: bigint;
  readonly mac: bigint;
  /** All bits before the MAC. */
  readonly signed: bigint;
}

/** A code whose digits, blocks and sub class are those of a code. */
interface Frame extends CodeFields {
  readonly ok: true;
  readonly layout: Layout;
  /** The command of a 20-digit code; undefined in a long one, whose body names its own. */
  readonly short: ShortCommand | undefined;
}

/** Splits the bits of a code into its fields. */
export function fieldsOf(layout: Layout, bits: bigint): CodeFields {
  const signed = bits >> BigInt(layout.macBits);
  return {
    subClass: Number(signed >> BigInt(signedBits(layout) - 7)),
    truncatedCounter: Number(BigInt.asUintN(layout.counterBits, signed >> BigInt(layout.bodyBits))),
    body: BigInt.asUintN(layout.bodyBits, signed),
    mac: BigInt.asUintN(layout.macBits, bits),
    signed,
  };
}

/** Reads everything of a code that needs no key: digits, blocks, fields (code-format.md 5). */
export function openCode(code: string): Frame | ReadRejection {
  const opened = openBlocks(code);
  if (!opened.ok) return opened;
  const { layout } = opened;
  const fields = fieldsOf(layout, opened.bits);
  const short = isShort(layout) ? commandOfSubClass(fields.subClass) : undefined;
  if (isShort(layout) && short === undefined) return refuse("sub_class");
  return { ok: true, layout, short, ...fields };
}

/**
 * The commands in a code's body, or undefined where no encoder writes such a body.
 * @param from - reads the body; a reader that takes notes leaves its own.
 */
export function commandsOf(
  { short, body, layout }: Frame,
  from: BitReader = new BitReader(body, layout.bodyBits),
): readonly Command[] | undefined {
  if (short === undefined) return readLongBody(from);
  const command = from.field("1", () => readShortBody(short, from));
  return command && [command];
}

/** What a code says, once its MAC has verified. */
export interface ReadCode {
  readonly ok: true;
  readonly utrnCounter: number;
  readonly commands: readonly Command[];
}

/**
 * Reads and verifies a code, up to what needs the meter's state (code-format.md 5, refusals).
 * @param secret - what the meter shares with its supplier; undefined while it has none, and nothing
 *   is authentic.
 * @param code - digits only.
 * @param highestCounter - the highest accepted UTRN counter, or the floor when none, 0..2^32-1.
 * @returns the counter and the commands, or the first check that fails and its reason; any string
 *   is answered.
 * @throws FieldTypeError or FieldRangeError naming `code` or `highest`.
 */
export function readCode(secret: undefined, code: string, highestCounter: number): ReadRejection;
export function readCode(
  secret: SharedSecret | undefined,
  code: string,
  highestCounter: number,
): ReadCode | ReadRejection;
export function readCode(
  secret: SharedSecret | undefined,
  code: string,
  highestCounter: number,
): ReadCode | ReadRejection {
  const frame = openCode(code);
  if (!frame.ok) return frame;
  const { layout, subClass, signed } = frame;
  const utrnCounter = recoverCounter(highestCounter, frame.truncatedCounter, layout.counterBits);
  if (!isCounter(utrnCounter)) return refuse("counter");
  if (secret === undefined) return refuse("mac");
  const mac = codeMac(secret, utrnCounter, subClass, signed, layout);
  if (!macsEqual(mac, frame.mac, layout.macBits)) return refuse("mac");
  const commands = commandsOf(frame);
  return commands ? { ok: true, utrnCounter, commands } : refuse("body");
}
