import { Problem } from "@utrn-lab/http-host";
import type { Command } from "@utrn-lab/utrn";
import { detailsOfLimits } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { amountAbove, effectOf } from "../rules/amounts.ts";
import { type DayLimits, type Limits, NO_LIMITS, type RoleLimits } from "../rules/policies.ts";
import type { Actor, Role } from "../rules/roles.ts";
import { readPolicy, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";
import { dayLimitPassed, type Gift, passesKeysDay } from "./day-sums.ts";

/** The limits of a role, as they are set now. */
export async function readLimits(store: Store, role: Role): Promise<Limits> {
  return { ...NO_LIMITS, ...(await readPolicy<Partial<Limits>>(store, `limits:${role}`, {})) };
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
 * Holds commands to the limits of whoever asks for them.
 * @throws Problem `above_limit` naming the command, or its member, that its role may not issue.
 */
export async function checkLimits(
  store: Store,
  actor: Actor,
  commands: readonly Command[],
): Promise<void> {
  const limits = await readLimits(store, actor.role);
  const allowed = limits.commands;
  const at = commands.findIndex(({ type }) => allowed !== null && !allowed.includes(type));
  if (at >= 0) {
    const field = `commands[${at}].type`;
    throw new Problem(
      "above_limit",
      `${field} is not a command that this role may issue: ask someone with a higher role.`,
      { field },
    );
  }
  if (limits.amountPenceMax === null) return;
  const field = amountAbove(commands, limits.amountPenceMax);
  if (field === undefined) return;
  const detail =
    `${field} is above the ${limits.amountPenceMax} pence that this role may issue in one code: ` +
    "ask someone with a higher role.";
  throw new Problem("above_limit", detail, { field });
}

function aboveDay(field: keyof DayLimits, limits: DayLimits): Problem {
  const what = field === "keyPencePerDay" ? "the key give" : "the meter get";
  const detail =
    `This would have ${what} more than the ${limits[field]} pence of a day (UTC) that this role ` +
    "may issue: go on tomorrow, or ask someone with a higher role.";
  return new Problem("above_limit", detail, { field });
}

/**
 * Holds a code to what its key may give, and its meter get, in a day.
 * @param store - where the answer counts, the transaction that issues, with the meter locked.
 * @throws Problem `above_limit` naming the limit.
 */
export async function checkDay(
  store: Store,
  actor: Actor,
  commands: readonly Command[],
  at: { readonly meterId: string; readonly nowSeconds: number },
): Promise<void> {
  const limits = await readLimits(store, actor.role);
  const { givenPence } = effectOf(commands);
  const gift = { keyId: actor.keyId, givenPence, nowSeconds: at.nowSeconds };
  const passed = await dayLimitPassed(store, limits, at.meterId, gift);
  if (passed !== undefined) throw aboveDay(passed, limits);
}

/**
 * Holds a campaign to what its key may give in a day.
 * @throws Problem `above_limit` naming the limit.
 */
export async function checkKeysDay(store: Store, actor: Actor, gift: Gift): Promise<void> {
  const limits = await readLimits(store, actor.role);
  if (await passesKeysDay(store, limits, gift)) throw aboveDay("keyPencePerDay", limits);
}
