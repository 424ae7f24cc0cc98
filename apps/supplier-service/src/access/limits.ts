import { Problem } from "@utrn-lab/http-host";
import type { Command, CommandType } from "@utrn-lab/utrn";
import { type AuditedStore, change } from "../audit/change.ts";
import { amountAbove } from "../rules/amounts.ts";
import type { Actor, Role } from "../rules/roles.ts";
import { readPolicy, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";

/** What a role may issue; null: no limit. */
interface Limits {
  /** Only these commands. */
  readonly commands: CommandType[] | null;
  /** No amount above this, and no sum of what one code adds to the balance. */
  readonly amountPenceMax: number | null;
}

/** Before an administrator sets any. */
const NO_LIMITS: Limits = { commands: null, amountPenceMax: null };

/** The limits of a role, as they are set now. */
export function readLimits(store: Store, role: Role): Promise<Limits> {
  return readPolicy(store, `limits:${role}`, NO_LIMITS);
}

/** Sets the limits of a role. */
export function setLimits(
  audited: AuditedStore,
  actor: Actor,
  role: Role,
  limits: Limits,
): Promise<void> {
  return change(audited, actor, async (transaction) => {
    await writePolicy(transaction, `limits:${role}`, limits);
    const { commands, amountPenceMax } = limits;
    const details = { role, commands, amountPenceMax };
    return { result: undefined, events: [{ action: "limits.set", details }] };
  });
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
