import type { Issued } from "../../support/supplier-rig.ts";

/** A request for one code, and its only answer. */
export interface Acknowledged {
  readonly meterId: string;
  readonly key: string;
  readonly amountPence: number;
  readonly text: string;
  readonly code: Issued;
  /** Whether an older copy of the database has been put back since, which knows nothing of it. */
  isForgotten: boolean;
}

/** Digits that were signed for a counter of a meter. */
export interface Signed {
  readonly meterId: string;
  readonly utrnCounter: number;
  readonly code: string;
}

/** What clients were told, and have a right to find again. */
export interface Ledger {
  readonly codes: Acknowledged[];
  /** Ids of the codes whose confirmation was taken. */
  readonly confirmed: string[];
  readonly campaignIds: string[];
  /** How often a client was told that nothing can be had now, and asked again. */
  unavailable: number;
  /** Answers that are neither what was asked for nor `store_unavailable`. */
  readonly unexpected: string[];
  /** Codes of a database that an older copy has taken the place of: they may be out. */
  readonly lost: Signed[];
}

/** How much of a ledger holds, should everything since be lost. */
type Page = Readonly<Record<"codes" | "confirmed" | "campaignIds", number>>;

export function newLedger(): Ledger {
  return { codes: [], confirmed: [], campaignIds: [], unavailable: 0, unexpected: [], lost: [] };
}

export function pageOf({ codes, confirmed, campaignIds }: Ledger): Page {
  return {
    codes: codes.length,
    confirmed: confirmed.length,
    // The last campaign may be under way: whoever goes on with an older copy ends it.
    campaignIds: Math.max(0, campaignIds.length - 1),
  };
}

/** Takes out what was acknowledged since: an older copy of the database knows nothing of it. */
export function forgetSince(ledger: Ledger, page: Page, lost: readonly Signed[]): void {
  ledger.lost.push(...lost);
  for (const forgotten of ledger.codes.splice(page.codes)) forgotten.isForgotten = true;
  ledger.confirmed.splice(page.confirmed);
  ledger.campaignIds.splice(page.campaignIds);
}
