import { type CodeLength, isShort, LAYOUTS } from "../blocks/layout.ts";
import { isFieldError } from "../checks/field-error.ts";
import type { Commands } from "../commands/types.ts";
import { planCode } from "./issue.ts";
import { writeItems } from "./long-body.ts";

/** How commands stand in a code of one length. */
export interface Measure {
  readonly digits: CodeLength;
  /** Whether a code of this length holds them. */
  readonly fits: boolean;
  /** Bits of its body: 15, 56 or 111. */
  readonly bodyBits: number;
  /** Bits that the commands take, also more than there are; null in 20 digits, for one command. */
  readonly usedBits: number | null;
}

function holds(commands: Commands, digits: CodeLength): boolean {
  try {
    planCode(commands, digits);
    return true;
  } catch (error) {
    if (isFieldError(error)) return false;
    throw error;
  }
}

/**
 * Says which lengths hold commands, and how many bits they take (code-format.md 2, 3): for a form
 * that shows it while the commands are chosen.
 * @param commands - as `parseCommands` lets them in.
 * @returns one measure a length, the shortest first.
 * @example measureCode(parseCommands([{ type: "restore_supply" }]))[1].usedBits // 5
 */
export function measureCode(commands: Commands): readonly Measure[] {
  const { width } = writeItems(commands);
  return Object.values(LAYOUTS).map((layout) => ({
    digits: layout.digits,
    fits: holds(commands, layout.digits),
    bodyBits: layout.bodyBits,
    usedBits: isShort(layout) ? null : width,
  }));
}
