import { BitReader, BitWriter } from "../blocks/bits.ts";
import type { Layout } from "../blocks/layout.ts";
import { INVALID } from "../commands/fields.ts";
import { COMMANDS, COMMANDS_MAX, commandOfOpcode, isAllowedSequence } from "../commands/table.ts";
import type { Command } from "../commands/types.ts";

const OPCODE_BITS = 5;

/**
 * Writes commands as the body of a 40- or 60-digit code (code-format.md 3).
 * @param commands - checked commands.
 * @param layout - the length asked for.
 * @returns the body, or undefined when it does not hold them.
 */
export function writeLongBody(commands: readonly Command[], layout: Layout): bigint | undefined {
  const out = new BitWriter();
  for (const command of commands) {
    const { opcode, members } = COMMANDS[command.type];
    out.put(opcode, OPCODE_BITS);
    members.write(out, { ...command });
  }
  return out.width > layout.bodyBits ? undefined : out.padded(layout.bodyBits);
}

/**
 * Reads the body of a 40- or 60-digit code (code-format.md 3).
 * @returns one to eight commands, or undefined where the body is no encoder's.
 */
export function readLongBody(body: bigint, layout: Layout): Command[] | undefined {
  const from = new BitReader(body, layout.bodyBits);
  const commands: Command[] = [];
  while (from.left >= OPCODE_BITS) {
    const opcode = from.take(OPCODE_BITS);
    if (opcode === 0) break;
    const type = commandOfOpcode(opcode);
    if (type === undefined) return undefined;
    const read = COMMANDS[type].members.read(from);
    if (read === INVALID || from.left < 0) return undefined;
    commands.push({ type, ...read } as Command);
  }
  const isWellFormed =
    from.restIsZero() &&
    commands.length >= 1 &&
    commands.length <= COMMANDS_MAX &&
    isAllowedSequence(commands);
  return isWellFormed ? commands : undefined;
}
