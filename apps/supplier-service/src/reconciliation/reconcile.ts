import type { Command } from "@utrn-lab/utrn";
import { CODE_STATES, type CodeStatus, isOpen } from "../rules/code-life.ts";
import {
  type CodeGroup,
  countAwaiting,
  countCodes,
  type ReportFilter,
  sumCredits,
} from "../store/reconciliation.ts";
import type { Store } from "../store/tables.ts";

/** Codes, and what they move, in pence. */
export interface Sums {
  readonly codes: number;
  readonly topUpPence: number;
  /** What add_credit gives: not paid for. */
  readonly creditGivenPence: number;
  readonly deductedPence: number;
  readonly debtAddedPence: number;
  readonly debtDeductedPence: number;
  /** What credit and debts were set to; how much that moved depends on the balance then. */
  readonly creditSetPence: number;
  readonly debtSetPence: number;
}

const NOTHING: Sums = {
  codes: 0,
  topUpPence: 0,
  creditGivenPence: 0,
  deductedPence: 0,
  debtAddedPence: 0,
  debtDeductedPence: 0,
  creditSetPence: 0,
  debtSetPence: 0,
};

/** The commands with an amount of money, by the sum that it belongs to. */
const SUMMED: Partial<Record<Command["type"], keyof Sums>> = {
  top_up: "topUpPence",
  add_credit: "creditGivenPence",
  deduct_credit: "deductedPence",
  add_debt: "debtAddedPence",
  deduct_debt: "debtDeductedPence",
  set_credit: "creditSetPence",
  set_debt: "debtSetPence",
};

function add(sums: Sums, group: CodeGroup): Sums {
  const after = { ...sums, codes: sums.codes + group.count };
  for (const command of group.commands) {
    const sum = SUMMED[command.type];
    if (sum !== undefined && "amountPence" in command) {
      after[sum] += command.amountPence * group.count;
    }
  }
  return after;
}

/** What some codes move together. */
export function sumOf(groups: readonly CodeGroup[]): Sums {
  return groups.reduce(add, NOTHING);
}

/** What was issued against what is known to be applied, by state, and what meters have reported. */
interface ReconciliationReport {
  readonly states: readonly (Sums & { readonly status: CodeStatus })[];
  readonly issued: Sums;
  readonly applied: Sums;
  readonly open: Sums;
  readonly settled: Sums;
}

/**
 * Sums up counted codes, both sides and by state.
 * @param all - the groups; those that await approval are listed by state, and counted on neither
 * side.
 */
function reconcile(all: readonly CodeGroup[]): ReconciliationReport {
  const inState = (status: CodeStatus) => all.filter((group) => group.status === status);
  const groups = all.filter(({ status }) => status !== "awaiting_approval");
  return {
    states: CODE_STATES.map((status) => ({ status, ...sumOf(inState(status)) })),
    issued: sumOf(groups),
    applied: sumOf(inState("confirmed")),
    open: sumOf(groups.filter(isOpen)),
    settled: sumOf(groups.filter((group) => group.status !== "confirmed" && !isOpen(group))),
  };
}

/** The report of issued against applied: codes by time of issue, credits by the meters' time. */
export async function reportReconciliation(store: Store, filter: ReportFilter) {
  // A campaign awaits approval as a whole: none of its codes does.
  const awaiting = filter.campaignId === undefined ? await countAwaiting(store, filter) : [];
  const report = reconcile([...awaiting, ...(await countCodes(store, filter))]);
  const explained = await sumCredits(store, filter, true);
  const unexplained = await sumCredits(store, filter, false);
  const all = {
    count: explained.count + unexplained.count,
    creditPence: explained.creditPence + unexplained.creditPence,
  };
  return { ...report, reported: { all, explained, unexplained } };
}

const COLUMNS: readonly (readonly [member: keyof Sums, column: string])[] = [
  ["codes", "codes"],
  ["topUpPence", "top_up_pence"],
  ["deductedPence", "deducted_pence"],
  ["debtAddedPence", "debt_added_pence"],
  ["debtDeductedPence", "debt_deducted_pence"],
  ["creditSetPence", "credit_set_pence"],
  ["debtSetPence", "debt_set_pence"],
  ["creditGivenPence", "credit_given_pence"],
];

/** The same as CSV (RFC 4180): one row a state, then the sums; nothing in it needs quoting. */
export function reconciliationCsv(
  report: Awaited<ReturnType<typeof reportReconciliation>>,
): string {
  const row = (name: string, sums: Sums) =>
    [name, ...COLUMNS.map(([member]) => sums[member])].join(",");
  const { reported } = report;
  const credits = (name: string, of: { count: number; creditPence: number }) =>
    row(name, { ...NOTHING, codes: of.count, topUpPence: of.creditPence });
  const lines = [
    ["row", ...COLUMNS.map(([, column]) => column)].join(","),
    ...report.states.map(({ status, ...sums }) => row(status, sums)),
    row("all_issued", report.issued),
    row("all_applied", report.applied),
    row("all_open", report.open),
    row("all_settled", report.settled),
    credits("reported_by_meters", reported.all),
    credits("reported_explained", reported.explained),
    credits("reported_unexplained", reported.unexplained),
  ];
  return `${lines.join("\r\n")}\r\n`;
}
