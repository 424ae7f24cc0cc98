import type { Confirmation } from "@utrn-lab/utrn";

/** What is known of a meter, and since which day of the supplier's, null where nothing is. */
interface KnownOfMeter {
  readonly knownHighest: number;
  readonly knownOn: string | null;
}

/**
 * Whether a status says nothing about now: it is of a day before the last news, or of a counter
 * below one that is known to be accepted (code-format.md 6).
 * @param heardOn - the day of the status by the supplier's calendar, "YYYY-MM-DD".
 */
export function isOldStatus(
  { kind, utrnCounter }: Pick<Confirmation, "kind" | "utrnCounter">,
  heardOn: string,
  { knownHighest, knownOn }: KnownOfMeter,
): boolean {
  if (kind !== "status") return false;
  return utrnCounter < knownHighest || (knownOn !== null && heardOn < knownOn);
}
