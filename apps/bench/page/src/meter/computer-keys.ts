import type { Face } from "../api.ts";

const NAMED: Readonly<Record<string, string>> = {
  Enter: "B",
  b: "B",
  B: "B",
  Backspace: "A",
  Escape: "A",
  a: "A",
  A: "A",
};

/** The two keys more of a gas meter: Status and Emergency. */
const NAMED_GAS: Readonly<Record<string, string>> = { s: "0", S: "0", e: "7", E: "7" };

/** What a key of the computer's keyboard presses on a face of the meter, if anything. */
export function meterKeyOf(event: KeyboardEvent, face: Face): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (face === "twelve" && /^[0-9]$/.test(event.key)) return event.key;
  return NAMED[event.key] ?? (face === "gas" ? NAMED_GAS[event.key] : undefined);
}

const FIELDS = "input:not([type=radio], [type=file]), select, textarea, dialog";

/** Whether something is a field, or in a dialog. */
export function isInField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}

/**
 * Whether the keyboard belongs to something else of the page just now: a field takes every key, a
 * button or a link only those that press it.
 */
export function isElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (isInField(target)) return true;
  // Escape closes a menu that is open, and is no key of the meter then.
  if (event.key === "Escape" && document.querySelector(":popover-open") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (event.key !== "Enter" && event.key !== " ") return false;
  return target.closest("button, a, summary") !== null;
}

/**
 * Gives the keyboard to the meter: a button that was clicked, or that had the focus when a code was
 * begun, would take the Enter that is meant to submit the code.
 */
export function giveUpFocus(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && !isInField(activeElement)) {
    activeElement.blur();
  }
}
