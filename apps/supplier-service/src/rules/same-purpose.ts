import { isDeepStrictEqual } from "node:util";
import type { Command } from "@utrn-lab/utrn";
import { counted, type OutstandingCode, type Warning, warnAbout } from "./warnings.ts";

/** What commands say, whatever the class of an amount. */
function purposeOf(commands: readonly Command[]): readonly object[] {
  return commands.map((command) => ({ ...command, valueClass: undefined }));
}

/**
 * Warns of open codes that say the same: "send it again" means the same digits (code-format.md 5).
 * A customer may still pay the same amount twice.
 */
export function warnOfSamePurpose(
  commands: readonly Command[],
  outstanding: readonly OutstandingCode[],
): Warning[] {
  const purpose = purposeOf(commands);
  const same = outstanding.filter((code) => isDeepStrictEqual(purposeOf(code.commands), purpose));
  const newest = same.at(-1);
  return warnAbout(
    "same_purpose_outstanding",
    same,
    (count) =>
      `The same as ${counted(count, "code")} still out, and each would count: ` +
      "to send one again, send the same digits.",
    newest && { resend: newest.codeId },
  );
}
