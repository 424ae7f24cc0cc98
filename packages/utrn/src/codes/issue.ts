import { writeBlocks } from "../blocks/blocks.ts";
import {
  type CodeLength,
  LAYOUTS,
  type Layout,
  LONG,
  LONGEST,
  subClassOfLong,
} from "../blocks/layout.ts";
import { checkInteger, FieldRangeError } from "../checks/field-error.ts";
import { parseCommands } from "../commands/table.ts";
import type { Command, Commands } from "../commands/types.ts";
import { codeMac } from "../mac.ts";
import { COUNTER_MAX } from "../replay/counters.ts";
import type { SharedSecret } from "../shared-secret.ts";
import { writeLongBody } from "./long-body.ts";
import { writeShortBody } from "./short-body.ts";

/** A code before it is signed: what it says and how long it is. It has no counter yet. */
export interface Plan {
  readonly commands: Commands;
  readonly digits: CodeLength;
  readonly subClass: number;
  readonly body: bigint;
}

function planShort(commands: Commands): Plan | undefined {
  const [command] = commands;
  if (command === undefined || commands.length > 1) return undefined;
  const short = writeShortBody(command);
  return short && { commands, digits: 20, ...short };
}

function planLong(commands: Commands, layout: Layout): Plan | undefined {
  const body = writeLongBody(commands, layout);
  const { digits } = layout;
  return body === undefined
    ? undefined
    : { commands, digits, body, subClass: subClassOfLong(layout) };
}

/** A class may be asked for only where a single top-up has 20 digits (code-format.md 2). */
function checkValueClass(commands: Commands, plan: Plan | undefined): void {
  for (const [at, command] of commands.entries()) {
    if (command.type === "top_up" && command.valueClass !== undefined && plan?.digits !== 20) {
      throw new FieldRangeError(
        `commands[${at}].valueClass`,
        "must be a class that holds the amount, and only of a single top-up in 20 digits",
      );
    }
  }
}

/** What a code of each length would be, the shortest first. */
const PLANNERS: Readonly<Record<CodeLength, (commands: Commands) => Plan | undefined>> = {
  20: planShort,
  40: (commands) => planLong(commands, LONG),
  60: (commands) => planLong(commands, LONGEST),
};

/**
 * Finds the length and the bits of a code, before a counter is spent on it (code-format.md 2, 3).
 * @param commands - as `parseCommands` lets them in.
 * @param digits - 20, 40 or 60 to ask for a length; left out, the shortest that holds the commands.
 * @throws FieldTypeError or FieldRangeError naming the member that is wrong or that nothing holds.
 * @example planCode(parseCommands([{ type: "restore_supply" }])).digits // 20
 */
export function planCode(commands: Commands, digits?: CodeLength): Plan {
  if (digits !== undefined && !Object.hasOwn(PLANNERS, digits)) {
    throw new FieldRangeError("digits", "must be 20, 40 or 60");
  }
  const plan =
    digits === undefined
      ? (PLANNERS[20](commands) ?? PLANNERS[40](commands) ?? PLANNERS[60](commands))
      : PLANNERS[digits](commands);
  checkValueClass(commands, plan);
  if (plan !== undefined) return plan;
  throw digits === undefined
    ? new FieldRangeError("commands", "do not fit 60 digits")
    : new FieldRangeError("digits", `must be a length that holds the commands, not ${digits}`);
}

/**
 * Signs a planned code. The caller has stored that this counter of this meter is this payload's
 * alone: two payloads under one counter break the MAC of GBCS top-ups (code-format.md 4).
 * @param utrnCounter - 1..2^32-1.
 * @returns 20, 40 or 60 digits.
 * @throws FieldRangeError or FieldTypeError naming `utrnCounter`.
 */
export function signPlan(secret: SharedSecret, plan: Plan, utrnCounter: number): string {
  checkInteger(utrnCounter, "utrnCounter", 1, COUNTER_MAX);
  const { subClass, body } = plan;
  const layout = LAYOUTS[plan.digits];
  const head =
    (BigInt(subClass) << BigInt(layout.counterBits)) |
    BigInt.asUintN(layout.counterBits, BigInt(utrnCounter));
  const signed = (head << BigInt(layout.bodyBits)) | body;
  const mac = codeMac(secret, utrnCounter, subClass, signed, layout);
  return writeBlocks((signed << BigInt(layout.macBits)) | mac, layout);
}

/**
 * Issues a code: parses its commands, plans it and signs it (code-format.md 1 to 4).
 * @param secret - what the supplier shares with the meter.
 * @param request - the counter, 1..2^32-1 and never used before for this meter; the commands; the
 *   length.
 * @throws FieldTypeError or FieldRangeError naming the member.
 */
export function issueCode(
  secret: SharedSecret,
  request: {
    readonly utrnCounter: number;
    readonly commands: readonly Command[];
    readonly digits?: CodeLength | undefined;
  },
): string {
  const plan = planCode(parseCommands(request.commands), request.digits);
  return signPlan(secret, plan, request.utrnCounter);
}
