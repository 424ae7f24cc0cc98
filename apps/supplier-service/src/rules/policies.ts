import type { CommandType } from "@utrn-lab/utrn";

/** The most that codes may give in a day, UTC: what `effectOf` calls given; null: any. */
export interface DayLimits {
  /** By one key, campaigns too. */
  readonly keyPencePerDay: number | null;
  /** To one meter. */
  readonly meterPencePerDay: number | null;
}

/** Before anybody sets one. */
export const NO_DAY_LIMITS: DayLimits = { keyPencePerDay: null, meterPencePerDay: null };

/** What a role may issue; null: no limit. */
export interface Limits extends DayLimits {
  /** Only these commands. */
  readonly commands: CommandType[] | null;
  /** No code whose effect (`effectOf`) is above this. */
  readonly amountPenceMax: number | null;
}

/** The roles that issue. */
export const LIMITED_ROLES = ["issuer", "approver", "administrator"] as const;

/** What a role is to be held to. */
export interface RoleLimits {
  readonly role: (typeof LIMITED_ROLES)[number];
  readonly limits: Limits;
}

/** Before an administrator sets any. */
export const NO_LIMITS: Limits = { commands: null, amountPenceMax: null, ...NO_DAY_LIMITS };

/**
 * Above this line a code needs a second person, and so does every campaign, as soon as there is a
 * line. Above a sum of the day the next code waits that gives anything.
 */
export interface ApprovalLine extends DayLimits {
  /** These commands, whatever their amount. */
  readonly commands: CommandType[];
  /** A code whose effect (`effectOf`) is above this; null: none. */
  readonly amountPenceAbove: number | null;
}

function isRaised(from: number | null, to: number | null): boolean {
  return from !== null && (to === null || to > from);
}

function areDaysRaised(from: DayLimits, to: DayLimits): boolean {
  return (
    isRaised(from.keyPencePerDay, to.keyPencePerDay) ||
    isRaised(from.meterPencePerDay, to.meterPencePerDay)
  );
}

/** Whether anything could be issued under the other limits that these refuse. */
export function loosensLimits(from: Limits, to: Limits): boolean {
  const { commands: before } = from;
  const isCommandAdded =
    before !== null && (to.commands?.some((type) => !before.includes(type)) ?? true);
  return (
    isCommandAdded || isRaised(from.amountPenceMax, to.amountPenceMax) || areDaysRaised(from, to)
  );
}

/** Whether anything would wait for nobody under the other line that waits under this one. */
export function loosensLine(from: ApprovalLine | null, to: ApprovalLine | null): boolean {
  if (from === null) return false;
  if (to === null) return true;
  const isCommandLeftOut = from.commands.some((type) => !to.commands.includes(type));
  return (
    isCommandLeftOut ||
    isRaised(from.amountPenceAbove, to.amountPenceAbove) ||
    areDaysRaised(from, to)
  );
}
