import { stripPrinting } from "../blocks/blocks.ts";
import { type CodeLength, signedBits } from "../blocks/layout.ts";
import type { Block, ReadRefusal } from "../blocks/refusals.ts";
import { checkString } from "../checks/field-error.ts";
import type { Command } from "../commands/types.ts";
import {
  type ConfirmationKind,
  openConfirmation,
  type PaymentMode,
  type SupplyState,
} from "../confirmations.ts";
import { commandsOf, openCode } from "./read.ts";

/** One bit field of a code, for people: its name, its bits as "0101", and what they say. */
export interface InspectedField {
  readonly name: string;
  readonly bits: string;
  readonly value: string;
}

/** A code read without keys: nothing here is verified. */
export type Inspection =
  | {
      readonly kind: "code";
      readonly digits: CodeLength;
      readonly subClass: number;
      readonly truncatedCounter: number;
      readonly fields: readonly InspectedField[];
      /** Null where an authentic code with this body would be refused as unsupported. */
      readonly commands: readonly Command[] | null;
    }
  | {
      readonly kind: "confirmation";
      readonly digits: 20;
      readonly truncatedCounter: number;
      readonly fields: readonly InspectedField[];
      readonly says: {
        /** Null where the value is reserved. */
        readonly kind: ConfirmationKind | null;
        readonly supply: SupplyState | null;
        readonly mode: PaymentMode;
        readonly emergencyCreditActive: boolean;
        readonly balancePence: number;
      };
    }
  | { readonly kind: "refused"; readonly reason: ReadRefusal; readonly block?: Block };

function splitBits(
  whole: bigint,
  width: number,
  parts: readonly (readonly [name: string, bits: number])[],
): InspectedField[] {
  let rest = whole.toString(2).padStart(width, "0");
  return parts.map(([name, bits]) => {
    const here = rest.slice(0, bits);
    rest = rest.slice(bits);
    return { name, bits: here, value: BigInt(`0b${here}`).toString() };
  });
}

/** A confirmation begins with 00 to 46, a UTRN with 73 to 96: the number tells them apart. */
function inspectConfirmation(digits: string): Inspection | undefined {
  const frame = openConfirmation(digits);
  if (!frame.ok) return undefined;
  const { kind, supply, mode, emergencyCreditActive, balancePence, truncatedCounter } = frame;
  const fields = splitBits((frame.signed << 26n) | frame.mac, 62, [
    ["kind", 2],
    ["supply", 2],
    ["mode", 1],
    ["emergency credit active", 1],
    ["counter", 10],
    ["balance", 20],
    ["MAC", 26],
  ]);
  const says = {
    kind: kind ?? null,
    supply: supply ?? null,
    mode,
    emergencyCreditActive,
    balancePence,
  };
  return { kind: "confirmation", digits: 20, truncatedCounter, fields, says };
}

/**
 * Reads a code without any key: what it claims, not whether it is true (code-format.md 1 to 3, 6).
 * @param typed - a code as people type it; spaces and hyphens are dropped.
 * @returns its fields and commands, or why it cannot be read; any string is answered.
 * @throws FieldTypeError naming `typed` where it is no string.
 */
export function inspectCode(typed: string): Inspection {
  const code = stripPrinting(checkString(typed, "typed"));
  const confirmation = inspectConfirmation(code);
  if (confirmation !== undefined) return confirmation;
  const frame = openCode(code);
  if (!frame.ok) {
    const block = frame.block === undefined ? {} : { block: frame.block };
    return { kind: "refused", reason: frame.reason, ...block };
  }
  const { layout, subClass, truncatedCounter } = frame;
  const whole = (frame.signed << BigInt(layout.macBits)) | frame.mac;
  const fields = splitBits(whole, signedBits(layout) + layout.macBits, [
    ["lead", 3],
    ["sub class", 4],
    ["truncated counter", layout.counterBits],
    ["body", layout.bodyBits],
    ["MAC", layout.macBits],
  ]);
  const commands = commandsOf(frame) ?? null;
  return { kind: "code", digits: layout.digits, subClass, truncatedCounter, fields, commands };
}
