import { COMMAND_NAMES } from "@utrn-lab/utrn/rules";
import { pounds } from "../ui/amounts.ts";
import type { Request } from "./request.ts";

/** A line above which a second person is needed; null: none. */
export type Line = Request["line"];
/** What a role may issue. */
export type RoleLimits = NonNullable<Request["limits"]>;

/** A row of a policy: what it holds to, as it is now and as it is asked for. */
export interface PolicyRow {
  readonly term: string;
  readonly now: string;
  readonly asked: string;
}

function names(commands: readonly (keyof typeof COMMAND_NAMES)[]): string {
  if (commands.length === 0) return "none";
  return commands.map((type) => COMMAND_NAMES[type]).join(", ");
}

function atMost(pence: number | null | undefined): string {
  return (pence ?? null) === null ? "any amount" : pounds(pence ?? 0);
}

function above(pence: number | null | undefined): string {
  return (pence ?? null) === null ? "no amount" : `above ${pounds(pence ?? 0)}`;
}

function lineTexts(line: Line): readonly (readonly [string, string])[] {
  return [
    ["Commands", line === null ? "none" : names(line.commands)],
    ["Amount of a code", above(line?.amountPenceAbove)],
    ["Given by a key in a day", above(line?.keyPencePerDay)],
    ["Given to a meter in a day", above(line?.meterPencePerDay)],
    ["Campaigns", line === null ? "none" : "every one"],
  ];
}

function limitTexts(limits: Omit<RoleLimits, "role">): readonly (readonly [string, string])[] {
  return [
    ["Commands", limits.commands === null ? "all" : names(limits.commands)],
    ["Amount of a code, at most", atMost(limits.amountPenceMax)],
    ["Given by a key in a day, at most", atMost(limits.keyPencePerDay)],
    ["Given to a meter in a day, at most", atMost(limits.meterPencePerDay)],
  ];
}

type Texts = readonly (readonly [string, string])[];

function beside(now: Texts, asked: Texts): readonly PolicyRow[] {
  return asked.map(([term, text], at) => ({ term, now: now[at]?.[1] ?? "", asked: text }));
}

/** What needs a second person, now and with the line that is asked for. */
export function lineRows(now: Line, asked: Line): readonly PolicyRow[] {
  return beside(lineTexts(now), lineTexts(asked));
}

/** What a role may issue, now and with the limits that are asked for. */
export function limitRows(
  now: Omit<RoleLimits, "role">,
  asked: Omit<RoleLimits, "role">,
): readonly PolicyRow[] {
  return beside(limitTexts(now), limitTexts(asked));
}
