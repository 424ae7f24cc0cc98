import { Problem } from "@utrn-lab/http-host";
import type { Command } from "@utrn-lab/utrn";
import { detailsOfLimits } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { amountAbove } from "../rules/amounts.ts";
import { type DayLimits, type Limits, NO_LIMITS, type RoleLimits } from "../rules/policies.ts";
import type { Actor, Role } from "../rules/roles.ts";
import { type Policies, policyIn, readPolicies, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";
import { type CodeGift, type DaySums, type Gift, passesKeysDay } from "./day-sums.ts";

/** The limits of a role, among all that is settled. */
export function limitsIn(policies: Policies, role: Role): Limits {
  return { ...NO_LIMITS, ...policyIn<Partial<Limits>>(policies, `limits:${role}`, {}) };
}

/** The limits of a role, as they are set now. */
export async function readLimits(store: Store, role: Role): Promise<Limits> {
  return limitsIn(await readPolicies(store), role);
}

/**
 * Sets the limits of a role, in the caller's transaction.
 * @returns what is recorded of it.
 */
export async function setLimits(
  transaction: Store,
  set: RoleLimits,
): Promise<readonly AuditEvent[]> {
  await writePolicy(transaction, `limits:${set.role}`, set.limits);
  return [{ action: "limits.set", details: detailsOfLimits(set) }];
}

/**
 * How commands pass what one code of a role may do, or undefined.
 * @returns Problem `above_limit` naming the command, or its member.
 */
export function limitPassed(limits: Limits, commands: readonly Command[]): Problem | undefined {
  const allowed = limits.commands;
  const at = commands.findIndex(({ type }) => allowed !== null && !allowed.includes(type));
  if (at >= 0) {
    const field = `commands[${at}].type`;
    return new Problem(
      "above_limit",
      `${field} is not a command that this role may issue: ask someone with a higher role.`,
      { field },
    );
  }
  if (limits.amountPenceMax === null) return undefined;
  const field = amountAbove(commands, limits.amountPenceMax);
  if (field === undefined) return undefined;
  const detail =
    `${field} is above the ${limits.amountPenceMax} pence that this role may issue in one code: ` +
    "ask someone with a higher role.";
  return new Problem("above_limit", detail, { field });
}

/**
 * Holds commands to the limits of whoever asks for them.
 * @throws Problem `above_limit` naming the command, or its member, that its role may not issue.
 */
export async function checkLimits(
  store: Store,
  actor: Actor,
  commands: readonly Command[],
): Promise<void> {
  const passed = limitPassed(await readLimits(store, actor.role), commands);
  if (passed !== undefined) throw passed;
}

function aboveDay(field: keyof DayLimits, limits: DayLimits): Problem {
  const detail =
    `This would have ${field === "keyPencePerDay" ? "the key give" : "the meter get"} more than ` +
    `the ${limits[field]} pence of a day (UTC) that this role may issue: go on tomorrow, or ask ` +
    "someone with a higher role.";
  return new Problem("above_limit", detail, { field });
}

/**
 * How a code passes what its key may give, or its meter get, in a day; or undefined.
 * @returns Problem `above_limit` naming the limit.
 */
export function dayPassed(limits: Limits, sums: DaySums, gift: CodeGift): Problem | undefined {
  const passed = sums.passed(limits, gift);
  return passed && aboveDay(passed, limits);
}

/**
 * Holds a campaign to what its key may give in a day.
 * @throws Problem `above_limit` naming the limit.
 */
export async function checkKeysDay(store: Store, actor: Actor, gift: Gift): Promise<void> {
  const limits = await readLimits(store, actor.role);
  if (await passesKeysDay(store, limits, gift)) throw aboveDay("keyPencePerDay", limits);
}
