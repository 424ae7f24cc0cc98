import { entryStatus } from "@utrn-lab/meter-emulator";
import { type Action, type ActionAnswer, type CodeAnswer, reasonOf, type View } from "../api.ts";

/** What the small screen of a PPMID says: how it went, a title, and lines under it. */
export interface Verdict {
  readonly tone: "good" | "bad" | "neutral";
  readonly title: string;
  readonly lines: readonly string[];
}

/** Screens of the meter's display as one: the first line of the first is the title. */
function verdictOf(isGood: boolean, screens: CodeAnswer["screens"] = []): Verdict {
  const [[title, first] = ["", ""], ...others] = screens;
  const lines = [first, ...others.map((screen) => screen.join(" "))];
  return { tone: isGood ? "good" : "bad", title, lines: lines.filter((line) => line !== "") };
}

/** The verdict on a code, in the words of the meter's own display (meter.md 6). */
export function codeVerdict({ result, screens }: CodeAnswer): Verdict {
  return verdictOf(result === "applied", screens);
}

/** What came of a button, in the same words. */
export function actionVerdict(
  action: Action,
  { supply, emergencyCredit, screens }: ActionAnswer,
): Verdict {
  const isOn = action === "enable_supply" ? supply === "enabled" : emergencyCredit.active;
  return verdictOf(isOn, screens);
}

/** What the screen says where nothing was heard: the meter has no power, or the bench is away. */
export function notSent(error: unknown): Verdict {
  return { tone: "bad", title: "Not sent", lines: [reasonOf(error)] };
}

/** Whether a PPMID is joined to the meter: no other hears it, or is heard. */
export function isJoined({ han }: View): boolean {
  return han.devices.some(({ kind, state }) => kind === "ppmid" && state === "joined");
}

const DIGITS_MAX = 60;

/** How far a code is that is being typed, in the words of the keypad. */
export function typedWords(digits: string): string {
  if (/\D/.test(digits)) return "Digits only";
  return digits.length > DIGITS_MAX ? "Too many digits" : entryStatus(digits);
}
