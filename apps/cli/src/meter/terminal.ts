import type { Host } from "../host.ts";
import { type Keypad, passTime, type } from "./keypad.ts";
import { pictureLines, verdictLines } from "./picture.ts";

const TICK_MS = 1_000;
/** Cursor to the first place, and everything behind it cleared (ECMA-48: CUP, ED). */
const CLEAR = "\u001b[H\u001b[J";
/** Ctrl-C and Ctrl-D, which a raw terminal passes on. */
const LEAVES = ["q", "\u0003", "\u0004"];
const HINT = "Keys: 0-9, A, B; a and b hold A and B. +1h lets an hour pass, q leaves.";

/**
 * Lets keys be pressed one by one at a terminal: the picture is drawn anew at each key and each
 * second, since pages turn and time passes. Ends when somebody leaves.
 */
export async function useTerminal(keypad: Keypad, head: string, host: Host): Promise<void> {
  let said: readonly string[] = [];
  let passing = "";
  const draw = () => {
    const lines = [head, ...pictureLines(keypad.meter), ...said, HINT, passing];
    host.stdout.write(CLEAR + lines.join("\n"));
  };
  const take = (key: string) => {
    if (key === "+" || passing !== "") {
      passing += key;
      if (/^\+\d{0,6}$/.test(passing)) return;
    }
    const typed = passing === "" ? key : passing;
    passing = "";
    if (!/^([0-9ABab]|\+\d+[smhd])$/.test(typed)) return;
    const verdicts = type(keypad, typed);
    if (verdicts.length > 0) said = verdicts.flatMap(verdictLines);
  };
  const tick = setInterval(() => {
    passTime(keypad);
    draw();
  }, TICK_MS);
  host.stdin.setRawMode?.(true);
  try {
    draw();
    for await (const keys of host.stdin.setEncoding("utf8")) {
      for (const key of String(keys)) {
        if (LEAVES.includes(key)) return;
        take(key);
      }
      draw();
    }
  } finally {
    clearInterval(tick);
    host.stdin.setRawMode?.(false);
    host.stdout.write("\n");
  }
}
