import type { LogEntry, MeterState } from "./state.ts";

/** Members may be replaced; what they hold may not be changed in place. */
type Replaceable<T> = { -readonly [Member in keyof T]: T[Member] };

/** The same, in each of the groups named too. */
type WithGroups<T, Group extends keyof T> = Replaceable<Omit<T, Group>> & {
  -readonly [Name in Group]: Replaceable<T[Name]>;
};

/** The groups that a step writes to; every other member of the state is replaced as a whole. */
type Written =
  | "recovery"
  | "protection"
  | "energy"
  | "raised"
  | "places"
  | "han"
  | "logs"
  | "totals"
  | "alerts";

/** What a step writes to: a state of its own, and what has been logged since the step began. */
export type MeterDraft = WithGroups<Omit<MeterState, "account" | "ledger" | "entry">, Written> & {
  account: WithGroups<MeterState["account"], "emergency" | "debtMillipence">;
  ledger: WithGroups<MeterState["ledger"], "recoveredMillipence">;
  entry: Replaceable<NonNullable<MeterState["entry"]>> | null;
  /** With every event of this step, whatever becomes of it in the meter's own log. */
  logs: { logged: readonly LogEntry[] };
};

function copyOfAccount(account: MeterState["account"]): MeterDraft["account"] {
  return {
    ...account,
    emergency: { ...account.emergency },
    debtMillipence: { ...account.debtMillipence },
  };
}

/**
 * A draft that may be written to without the meter being changed: the groups that a step writes to
 * are copied, all else is shared. A draft of a draft goes on from what that has logged, and none of
 * it has happened until it is taken. Each copy stands in its own place, and what is spread stands
 * first in it: engines then copy whole objects, which is ten times as fast as member by member.
 */
export function draftOf(meter: MeterState | MeterDraft): MeterDraft {
  const { ledger } = meter;
  return {
    ...meter,
    account: copyOfAccount(meter.account),
    recovery: { ...meter.recovery },
    protection: { ...meter.protection },
    energy: { ...meter.energy },
    ledger: { ...ledger, recoveredMillipence: { ...ledger.recoveredMillipence } },
    raised: { ...meter.raised },
    places: { ...meter.places },
    entry: meter.entry && { ...meter.entry },
    han: { ...meter.han },
    logs: { ...meter.logs, logged: "logged" in meter.logs ? meter.logs.logged : [] },
    totals: { ...meter.totals },
    alerts: { ...meter.alerts },
  };
}

/** The meter at rest that a draft has become. */
export function stateOf(draft: MeterDraft): MeterState {
  const { logged: _, ...logs } = draft.logs;
  return { ...draft, logs };
}
