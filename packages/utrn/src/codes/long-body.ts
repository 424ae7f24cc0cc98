import { type BitReader, BitWriter } from "../blocks/bits.ts";
import type { Layout } from "../blocks/layout.ts";
import { INVALID, type Invalid } from "../commands/fields.ts";
import { COMMANDS, COMMANDS_MAX, commandOfOpcode, isAllowedSequence } from "../commands/table.ts";
import type { Command } from "../commands/types.ts";

const OPCODE_BITS = 5;

/** Writes commands one after the other, however many bits they take (code-format.md 3). */
export function writeItems(commands: readonly Command[]): BitWriter {
  const out = new BitWriter();
  for (const command of commands) {
    const { opcode, members } = COMMANDS[command.type];
    out.put(opcode, OPCODE_BITS);
    members.write(out, { ...command });
  }
  return out;
}

/**
 * Writes commands as the body of a 40- or 60-digit code (code-format.md 3).
 * @param commands - checked commands.
 * @param layout - the length asked for.
 * @returns the body, or undefined when it does not hold them.
 */
export function writeLongBody(commands: readonly Command[], layout: Layout): bigint | undefined {
  const out = writeItems(commands);
  return out.width > layout.bodyBits ? undefined : out.padded(layout.bodyBits);
}

/** What opcode 0 says: no command follows. */
const END = "end";

function readItem(from: BitReader): Command | typeof END | Invalid {
  const type = from.field("opcode", () => {
    const opcode = from.take(OPCODE_BITS);
    return opcode === 0 ? END : (commandOfOpcode(opcode) ?? INVALID);
  });
  if (type === END || type === INVALID) return type;
  const read = COMMANDS[type].members.read(from);
  return read === INVALID || from.left < 0 ? INVALID : ({ type, ...read } as Command);
}

/**
 * Reads the body of a 40- or 60-digit code (code-format.md 3).
 * @param from - its 56 or 111 bits.
 * @returns one to eight commands, or undefined where the body is no encoder's.
 */
export function readLongBody(from: BitReader): Command[] | undefined {
  const commands: Command[] = [];
  while (from.left >= OPCODE_BITS) {
    const command = from.field(String(commands.length + 1), () => readItem(from));
    if (command === END) break;
    if (command === INVALID) return undefined;
    commands.push(command);
  }
  const isWellFormed =
    from.restIsZero() &&
    commands.length >= 1 &&
    commands.length <= COMMANDS_MAX &&
    isAllowedSequence(commands);
  return isWellFormed ? commands : undefined;
}
