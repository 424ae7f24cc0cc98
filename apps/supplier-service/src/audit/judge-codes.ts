import { type AuditLine, readLine } from "@utrn-lab/audit-chain";
import { inspectCode, type Plan, parseCommands, planCode } from "@utrn-lab/utrn";
import { isFieldError } from "@utrn-lab/utrn/checks";
import { timeOf } from "../iso-time.ts";
import {
  codesAfter,
  codesOfBatch,
  countCodesOfCampaigns,
  findRecordedCode,
  linesOfCode,
  linesOfCodes,
  type RecordedCode,
} from "../store/recorded-codes.ts";
import type { Store } from "../store/tables.ts";
import type { CampaignLines } from "./campaign-lines.ts";
import { standsAsRecorded } from "./code-history.ts";
import { codesSha256, commandsSha256 } from "./digests.ts";

/** What may be wrong with the codes that are stored; names are public interface. */
export const CODE_FAULTS = ["code_changed", "code_missing", "code_not_recorded"] as const;

/** The first code, or batch of codes, that is not as the trail says. */
interface CodeFault {
  readonly fault: (typeof CODE_FAULTS)[number];
  readonly why: string;
  /** The line that says otherwise; 0 where none says anything. */
  readonly line: number;
  readonly seq: number | undefined;
}

/** Codes read at once. */
const PAGE = 1_000;

function faultAt(line: AuditLine | undefined, fault: CodeFault["fault"], why: string): CodeFault {
  return { fault, why, line: line?.seq ?? 0, seq: line?.seq };
}

/** Whether a code says what a line says that it did, as far as the line does. */
function saysTheSame(row: RecordedCode, { details = {} }: AuditLine): boolean {
  const types = JSON.stringify(row.commands.map(({ type }) => type));
  // The second revision has renamed commands, in codes that no line has a hash of.
  const isRenamed = row.format_revision === 1 && details.commandsSha256 === undefined;
  const named = isRenamed ? undefined : details.commands;
  return (
    (details.digits ?? row.digits) === row.digits &&
    (named === undefined || JSON.stringify(named) === types) &&
    (details.issuedAt ?? timeOf(row.issued_at)) === timeOf(row.issued_at) &&
    (details.commandsSha256 === undefined ||
      details.commandsSha256 === commandsSha256(row.commands))
  );
}

const COUNTER_BITS = { 20: 10, 40: 16, 60: 16 } as const;

function planOf({ commands, digits }: RecordedCode): Plan | undefined {
  try {
    return planCode(parseCommands(commands), digits);
  } catch (error) {
    if (isFieldError(error)) return undefined;
    throw error;
  }
}

/** Whether the digits are of these commands and this counter; of their MAC nothing is known. */
function areItsDigits(row: RecordedCode): boolean {
  // What the first revision's long codes said is not read any more.
  if (row.format_revision === 1) return true;
  const [plan, read] = [planOf(row), inspectCode(row.code)];
  if (plan === undefined || read.kind !== "code") return false;
  const body = read.fields.find(({ name }) => name === "body");
  return (
    read.digits === row.digits &&
    read.truncatedCounter === row.counter % 2 ** COUNTER_BITS[row.digits] &&
    read.subClass === plan.subClass &&
    body?.value === plan.body.toString()
  );
}

/** Compares the batch of codes that a line says was issued. */
export async function judgeBatch(store: Store, line: AuditLine): Promise<CodeFault | undefined> {
  if (line.action !== "campaign.issued") return undefined;
  const { campaignId, batch, codesSha256: recorded } = line.details ?? {};
  const rows = await codesOfBatch(store, String(campaignId), Number(batch));
  const isSame =
    codesSha256(rows) === recorded &&
    rows.every((row) => saysTheSame(row, line) && areItsDigits(row));
  if (isSame) return undefined;
  const which = `batch ${batch} of campaign ${campaignId}`;
  return faultAt(line, "code_changed", `the codes of ${which} are not those of entry ${line.seq}`);
}

/** Compares a code with the lines about it. */
function judgeCode(
  codeId: string,
  row: RecordedCode | undefined,
  lines: readonly AuditLine[],
  campaigns: CampaignLines,
): CodeFault | undefined {
  const issuing = lines.find(({ action }) => action === "code.issued");
  if (row === undefined) {
    // A request for a code has its name; nothing was signed.
    const about = lines.find(({ action }) => !action.startsWith("approval."));
    const why = `the code ${codeId} is gone`;
    return about === undefined ? undefined : faultAt(about, "code_missing", why);
  }
  const isOfBefore = row.issued_at < campaigns.begunAt();
  if (issuing === undefined && row.campaign_id === null && !isOfBefore) {
    return faultAt(
      undefined,
      "code_not_recorded",
      `no entry says that the code ${codeId} was issued`,
    );
  }
  const isIssued =
    issuing === undefined ||
    (issuing.meterId === row.meter_id &&
      issuing.utrnCounter === row.counter &&
      row.campaign_id === null &&
      saysTheSame(row, issuing) &&
      areItsDigits(row));
  const turns = campaigns.turns(row.campaign_id);
  const isStanding = isOfBefore || standsAsRecorded(row, lines, turns);
  if (isIssued && isStanding) return undefined;
  const why = `the code ${codeId} is not what the entries about it say`;
  return faultAt(issuing ?? lines.at(-1), "code_changed", why);
}

function readLines(rows: readonly { readonly line: string }[]): AuditLine[] {
  return rows.map(({ line }) => readLine(line)).filter((line) => line !== undefined);
}

/** Compares one code again, where it was changed while it was read. */
async function judgeAgain(
  store: Store,
  codeId: string,
  campaigns: CampaignLines,
): Promise<CodeFault | undefined> {
  await campaigns.catchUp();
  for (;;) {
    const before = await linesOfCode(store, codeId);
    const row = await findRecordedCode(store, codeId);
    const lines = await linesOfCode(store, codeId);
    if (before.length === lines.length) {
      return judgeCode(codeId, row, readLines(lines), campaigns);
    }
  }
}

/**
 * Compares every code with the lines about it, in the order of their ids, in memory that does not
 * grow with them.
 */
export async function judgeCodes(
  store: Store,
  campaigns: CampaignLines,
): Promise<CodeFault | undefined> {
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows: RecordedCode[] = await codesAfter(store, after, PAGE);
    const upTo = rows.length < PAGE ? undefined : rows.at(-1)?.code_id;
    const lines = Map.groupBy(await linesOfCodes(store, after, upTo), (row) => row.code_id ?? "");
    const codes = new Map(rows.map((row) => [row.code_id, row]));
    for (const codeId of new Set([...codes.keys(), ...lines.keys()])) {
      const about = readLines(lines.get(codeId) ?? []);
      const fault = judgeCode(codeId, codes.get(codeId), about, campaigns);
      const still = fault && (await judgeAgain(store, codeId, campaigns));
      if (still !== undefined) return still;
    }
    after = upTo;
  }
  return undefined;
}

/** Whether a campaign has a code more than its lines say: each batch has been compared before. */
export async function judgeCampaignCounts(
  store: Store,
  campaigns: CampaignLines,
): Promise<CodeFault | undefined> {
  const counts = await countCodesOfCampaigns(store, campaigns.begunAt());
  // Lines of what has been counted are there by now.
  await campaigns.catchUp();
  for (const [campaignId, codes] of counts) {
    const recorded = campaigns.issued(campaignId);
    if (codes <= recorded) continue;
    const why = `campaign ${campaignId} has ${codes} codes, and its entries say ${recorded}`;
    return faultAt(undefined, "code_not_recorded", why);
  }
  return undefined;
}
