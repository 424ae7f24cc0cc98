import { printCode } from "@utrn-lab/utrn";
import { eventWords } from "./event-words.ts";
import type { SessionRow } from "./session-rows.ts";

/** The keys that take a digit back: A within an entry of twelve keys, A held on the other faces. */
function backspacesOf(keys: string, isTwelve: boolean): number {
  if (!isTwelve) return keys.split("a").length - 1;
  const entry = keys.slice(keys.indexOf("A") + 1);
  return entry.split("A").length - 1;
}

function backspaceWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? ", one backspace" : `, ${count} backspaces`;
}

/** "7394 … 3828" for the digits of a code, whole where they are few. */
function shortCode(code: string): string {
  const groups = printCode(code).split(" ");
  return groups.length <= 3 ? groups.join(" ") : `${groups[0]} … ${groups.at(-1)}`;
}

/**
 * What was done in a row: of keys that submitted a code, the code, how long they took, and how
 * often a digit was taken back.
 * @param isShort - whether the first and the last digits of the code suffice.
 */
export function rowWords(row: SessionRow, isShort: boolean): string {
  const { event, steps, at } = row;
  const entered = steps.flatMap(({ result }) => result?.entered ?? []);
  const [only] = entered;
  if (event.type !== "keys" || only === undefined || entered.length > 1) return eventWords(event);
  const { code } = only;
  const isTwelve = (event.face ?? "twelve") === "twelve";
  const seconds = (steps.at(-1)?.at ?? at) - at;
  const took = seconds === 0 ? "" : ` in ${seconds} s`;
  const digits = `${code.length} ${code.length === 1 ? "digit" : "digits"}${took}`;
  const keyed = isShort ? shortCode(code) : printCode(code);
  const slips = backspaceWords(backspacesOf(event.keys, isTwelve));
  return `${isTwelve ? "A " : ""}${keyed}${isTwelve ? " B" : " keyed"}, ${digits}${slips}`;
}
