import { invalidRequest } from "@utrn-lab/http-host";
import type { Dice } from "./dice.ts";

/** Digits after a slip, and what slipped; places are counted from 1, as people do. */
export interface Made {
  readonly code: string;
  readonly says: string;
}

function oneDigit(code: string, dice: Dice): Made {
  const at = dice.below(code.length);
  const before = Number(code[at]);
  const after = (before + 1 + dice.below(9)) % 10;
  return {
    code: `${code.slice(0, at)}${after}${code.slice(at + 1)}`,
    says: `Digit ${at + 1} is ${after}, not ${before}.`,
  };
}

function swap(code: string, dice: Dice): Made {
  const places = [...code.slice(1)].flatMap((digit, at) => (digit === code[at] ? [] : [at]));
  const at = places[dice.below(Math.max(1, places.length))];
  if (at === undefined) {
    throw invalidRequest("code", "code must have two different digits side by side, to be swapped");
  }
  const [left, right] = [code.charAt(at), code.charAt(at + 1)];
  return {
    code: `${code.slice(0, at)}${right}${left}${code.slice(at + 2)}`,
    says: `Digits ${at + 1} and ${at + 2} have changed places.`,
  };
}

function missing(code: string, dice: Dice): Made {
  const at = dice.below(code.length);
  return { code: code.slice(0, at) + code.slice(at + 1), says: `Digit ${at + 1} is missing.` };
}

function doubled(code: string, dice: Dice): Made {
  const at = dice.below(code.length);
  return {
    code: code.slice(0, at + 1) + code.slice(at),
    says: `Digit ${at + 1} is there twice.`,
  };
}

/** Slips of fingers while typing a code. */
export const SLIPS = { one_digit: oneDigit, swap, missing, doubled } as const;
