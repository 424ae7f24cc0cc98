import { checkDigit, printCode, stripPrinting } from "@utrn-lab/utrn";
import { announcedLength } from "@utrn-lab/utrn/blocks";
import { noDigitIn } from "@utrn-lab/utrn/rules";

/** What has been heard of a confirmation code so far. */
export interface Heard {
  readonly digits: string;
  /** In fours, as it is read back. */
  readonly printed: string;
  /** `waiting`: it is not complete. `right`: its check digit fits. `wrong`: it cannot be one. */
  readonly state: "empty" | "waiting" | "right" | "wrong";
  readonly words: string;
}

/** Digits of a confirmation code: one block (code-format.md 6). */
const DIGITS = 20;

function stateOf(digits: string): Pick<Heard, "state" | "words"> {
  if (digits === "") return { state: "empty", words: "20 digits, as the display shows them." };
  const noDigit = noDigitIn(digits);
  if (noDigit !== undefined) {
    return { state: "wrong", words: `This has ${noDigit}: a confirmation code has digits only.` };
  }
  if (digits.length < DIGITS) {
    return { state: "waiting", words: `${digits.length} of ${DIGITS} digits.` };
  }
  if (announcedLength(digits.slice(0, DIGITS)) !== undefined) {
    const words =
      "This is a code to key into the meter. The confirmation code is what the display shows " +
      "after it: key 4 shows it again.";
    return { state: "wrong", words };
  }
  if (digits.length > DIGITS) {
    const words = `${digits.length} digits are too many: a confirmation code has ${DIGITS}.`;
    return { state: "wrong", words };
  }
  return checkDigit(digits.slice(0, -1)) === digits.at(-1)
    ? { state: "right", words: "The check digit is right." }
    : { state: "wrong", words: "One of the digits is wrong: have them read again." };
}

/** Judges what has been typed of a confirmation code, by its check digit and without any key. */
export function heardDigits(typed: string): Heard {
  const digits = stripPrinting(typed);
  return { digits, printed: printCode(digits), ...stateOf(digits) };
}
