import { plainMarks } from "@utrn-lab/utrn/checks";
import { foldText } from "./fold-text.ts";

/** What a text that somebody looks for may be. */
interface FindText {
  /** A part of a label, folded. */
  readonly label: string;
  /** A tag. */
  readonly tag: string;
  /** An EUI-64, its beginning or its end: 4 to 16 lowercase hex digits. */
  readonly hex: string | undefined;
  /** A code, or its end: 4 to 60 digits. */
  readonly digits: string | undefined;
  /** The id of a code. */
  readonly codeId: string | undefined;
}

const HEX = /^[0-9a-f]{4,16}$/;
const DIGITS = /^[0-9]{4,60}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function onlyIf(shape: RegExp, text: string): string | undefined {
  return shape.test(text) ? text : undefined;
}

/** Reads a text that somebody looks for, as it was typed, printed or pasted. */
export function readFindText(text: string): FindText {
  const tag = text.trim();
  const label = foldText(tag);
  const unprinted = plainMarks(label).replace(/[ :.-]/g, "");
  return {
    label,
    tag,
    hex: onlyIf(HEX, unprinted),
    digits: onlyIf(DIGITS, unprinted),
    codeId: onlyIf(UUID, label),
  };
}
