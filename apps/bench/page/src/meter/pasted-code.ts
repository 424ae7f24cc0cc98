import { stripPrinting } from "@utrn-lab/utrn";
import { noDigitIn } from "@utrn-lab/utrn/rules";
import { counted } from "../formats.ts";

const LENGTHS: readonly number[] = [20, 40, 60];

type Pasted = { readonly keys: string } | { readonly refused: string };

/**
 * The keys that put a pasted code into an entry: A where none is open, then its digits.
 * @param text - as it was copied: what is printed between its digits is dropped.
 * @param entry - the entry of the meter; digits that are in it already are the code's first.
 */
export function keysOf(
  text: string,
  entry: { readonly open: boolean; readonly digits: string },
): Pasted {
  const digits = stripPrinting(text);
  const noDigit = digits === "" ? "no digits" : noDigitIn(digits);
  if (noDigit !== undefined) {
    return { refused: `What was pasted has ${noDigit}, and is no code. Nothing was keyed.` };
  }
  const count = entry.digits.length + digits.length;
  if (LENGTHS.includes(count)) return { keys: `${entry.open ? "" : "A"}${digits}` };
  const have = counted(digits.length, "digit");
  return {
    refused:
      entry.digits === ""
        ? `What was pasted has ${have}: a code has 20, 40 or 60. Nothing was keyed.`
        : `With the ${have} pasted the entry would have ${count}: a code has 20, 40 or 60. ` +
          "Nothing was keyed.",
  };
}
