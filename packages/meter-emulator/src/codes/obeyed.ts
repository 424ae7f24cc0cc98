import type { DebtRegister } from "@utrn-lab/utrn/commands";
import type { Additions, CodeRecord } from "@utrn-lab/utrn/replay";

/** Why a command refuses its whole code. */
export type ObeyRefusal = "not_applicable" | "balance_too_high";

/** What one command did to the account, and the text for its event; or why it was refused. */
export type Obeyed =
  | {
      readonly added?: Partial<Additions>;
      readonly paid?: number;
      readonly kept?: Partial<Record<DebtRegister, number>>;
      readonly detail?: string;
    }
  | ObeyRefusal;

export const NOTHING_MOVED: Obeyed = {};

/** The record of a code with what another of its commands did. */
export function recorded(record: CodeRecord, obeyed: Exclude<Obeyed, ObeyRefusal>): CodeRecord {
  const { added, kept } = record;
  const more = obeyed.added ?? {};
  const left = obeyed.kept ?? {};
  return {
    added: {
      credit: added.credit + (more.credit ?? 0),
      time_1: added.time_1 + (more.time_1 ?? 0),
      time_2: added.time_2 + (more.time_2 ?? 0),
      payment: added.payment + (more.payment ?? 0),
    },
    paid: record.paid + (obeyed.paid ?? 0),
    kept: {
      time_1: kept.time_1 + (left.time_1 ?? 0),
      time_2: kept.time_2 + (left.time_2 ?? 0),
      payment: kept.payment + (left.payment ?? 0),
    },
  };
}
