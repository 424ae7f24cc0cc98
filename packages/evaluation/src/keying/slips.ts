import { pick } from "../chance/draw.ts";
import type { Stream } from "../chance/stream.ts";

/**
 * How people slip: 15 % change the length (9 leave a digit out, 6 add one); of the rest 79.1 % are
 * one wrong digit, 10.2 % two neighbours swapped, and so on (Verhoeff 1969, as quoted by Kirtland).
 */
export const KINDS = [
  ["omitted", 0.09],
  ["added", 0.06],
  ["single", 0.85 * 0.791],
  ["swap", 0.85 * 0.102],
  ["jump_swap", 0.85 * 0.008],
  ["twin", 0.85 * 0.005],
  ["jump_twin", 0.85 * 0.003],
  ["phonetic", 0.85 * 0.005],
  ["two_digits", 0.85 * 0.086],
] as const;

/** A way to slip. */
type SlipKind = (typeof KINDS)[number][0];

/** Another digit than the one that stands there. */
function another(digit: string, stream: Stream): string {
  return String((Number(digit) + 1 + Math.floor(stream() * 9)) % 10);
}

const put = (digits: string, at: number, text: string, length = text.length) =>
  digits.slice(0, at) + text + digits.slice(at + length);

/** What a slip of a kind makes of digits at a place; where it changes nothing, a wrong digit. */
export function slip(digits: string, at: number, kind: SlipKind, stream: Stream): string {
  const [one = "0", two = "", three = ""] = digits.slice(at, at + 3);
  const wrong = another(one, stream);
  const made = {
    omitted: () => put(digits, at, "", 1),
    added: () => put(digits, at, one + wrong, 1),
    single: () => put(digits, at, wrong),
    swap: () => put(digits, at, two + one, 1 + two.length),
    jump_swap: () => (three === "" ? digits : put(digits, at, three + two + one)),
    twin: () => (one === two ? put(digits, at, wrong + wrong) : digits),
    jump_twin: () => (one === three ? put(digits, at, wrong + two + wrong) : digits),
    phonetic: () =>
      one === "1" && two !== ""
        ? put(digits, at, `${two}0`)
        : two === "0"
          ? put(digits, at, `1${one}`)
          : digits,
    two_digits: () => (two === "" ? digits : put(digits, at, wrong + another(two, stream))),
  }[kind]();
  return made === digits ? put(digits, at, wrong) : made;
}

/** What somebody typed, and how often they slipped. */
interface Typed {
  readonly digits: string;
  /** Slips that were seen and taken back at once. */
  readonly corrected: number;
  /** Slips that stand. */
  readonly left: number;
}

/**
 * Types a code as people do.
 * @param perDigit - the share of digits at which a slip begins.
 * @param noticed - the share of slips that are seen at once.
 */
export function typeDigits(
  code: string,
  { perDigit, noticed }: { readonly perDigit: number; readonly noticed: number },
  stream: Stream,
): Typed {
  let [digits, corrected, left] = [code, 0, 0];
  // From the end, so that places before stay where they are.
  for (let at = code.length - 1; at >= 0; at -= 1) {
    if (stream() >= perDigit) continue;
    const [isSeen, kind] = [stream() < noticed, pick(KINDS, stream())[0]];
    if (isSeen) corrected += 1;
    else {
      digits = slip(digits, at, kind, stream);
      left += 1;
    }
  }
  return { digits, corrected, left };
}
