import type { LoggedEvent } from "../api.ts";

/** Groups of events (meter.md 9) that testers look for. */
const GROUPS = {
  codes: ["810E", "8161", "8162", "8F51", "8F5B", "8F47", "8F63", "81C4", "81C5"],
  supply: ["8F0F", "8F83", "8F32", "8168"],
  money: ["810D", "810E", "8119", "81AB", "81AA", "81A7", "81A8", "81A9", "8F66"],
  network: ["8F48", "8F49", "8183"],
} as const satisfies Readonly<Record<Exclude<LogGroup, "all">, readonly string[]>>;

export const LOG_GROUPS = ["all", "codes", "supply", "money", "network"] as const;

export type LogGroup = (typeof LOG_GROUPS)[number];

/** The group of a name; an unknown one is all. */
export function groupOf(name: string): LogGroup {
  return LOG_GROUPS.find((group) => group === name) ?? "all";
}

/** The events of a group that have this in their code or their words. */
export function filtered(
  lines: readonly LoggedEvent[],
  group: LogGroup,
  sought: string,
): readonly LoggedEvent[] {
  const events: readonly string[] | undefined = group === "all" ? undefined : GROUPS[group];
  const needle = sought.trim().toLowerCase();
  return lines.filter(
    ({ event, text }) =>
      (events === undefined || events.includes(event)) &&
      `${event} ${text}`.toLowerCase().includes(needle),
  );
}
