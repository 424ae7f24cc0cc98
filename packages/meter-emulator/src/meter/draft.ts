import type { LogEntry, MeterState } from "./state.ts";

/** Objects may be written to; lists are replaced, never changed in place. */
type Writable<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { -readonly [Member in keyof T]: Writable<T[Member]> }
    : T;

/** The groups that a step writes to; every other member of the state is replaced as a whole. */
type Written =
  | "account"
  | "recovery"
  | "limits"
  | "payment"
  | "protection"
  | "energy"
  | "ledger"
  | "raised"
  | "places"
  | "entry"
  | "han"
  | "logs"
  | "totals"
  | "alerts";

/** What a step writes to: a state of its own, and what has been logged since the step began. */
export type MeterDraft = {
  -readonly [Member in Exclude<keyof MeterState, Written>]: MeterState[Member];
} & {
  -readonly [Group in Written]: Writable<MeterState[Group]>;
} & {
  /** Every event of this step, whatever becomes of it in the meter's own log. */
  logged: readonly LogEntry[];
};

function copyOfAccount(account: MeterState["account"]): MeterDraft["account"] {
  return {
    ...account,
    emergency: { ...account.emergency },
    debtMillipence: { ...account.debtMillipence },
  };
}

function copyOfRecovery(recovery: MeterState["recovery"]): MeterDraft["recovery"] {
  return {
    ...recovery,
    time_1: { ...recovery.time_1 },
    time_2: { ...recovery.time_2 },
    payment: { ...recovery.payment },
  };
}

/**
 * A draft that may be written to without the meter being changed: the groups that a step writes to
 * are copied, all else is shared. A draft of a draft goes on from what that has logged, and none of
 * it has happened until it is taken. Each copy stands in its own place, which is ten times as fast
 * as one function for all.
 */
export function draftOf(meter: MeterState | MeterDraft): MeterDraft {
  const { ledger, places, han } = meter;
  return {
    logged: [],
    ...meter,
    account: copyOfAccount(meter.account),
    recovery: copyOfRecovery(meter.recovery),
    limits: { ...meter.limits },
    payment: { ...meter.payment },
    protection: { ...meter.protection },
    energy: { ...meter.energy },
    ledger: { ...ledger, recoveredMillipence: { ...ledger.recoveredMillipence } },
    raised: { ...meter.raised },
    places: { keypad: { ...places.keypad }, ppmid: { ...places.ppmid } },
    entry: meter.entry && { ...meter.entry },
    han: { ...han, installCodes: { ...han.installCodes } },
    logs: { ...meter.logs },
    totals: { ...meter.totals },
    alerts: { ...meter.alerts },
  };
}

/** The meter at rest that a draft has become. */
export function stateOf({ logged: _, ...state }: MeterDraft): MeterState {
  return state;
}
