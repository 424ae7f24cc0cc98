import type { LoggedEvent } from "./api.ts";
import { money, words } from "./formats.ts";

/** A line of the log as the page says it: money as money, and names as words. */
export function inWords({ text, ...line }: LoggedEvent): LoggedEvent {
  const inPounds = text.replace(/(\d+) millipence/, (_, amount) => money(Number(amount)));
  return { ...line, text: words(inPounds) };
}
