import { readSums, type Sums, sumsOf } from "../../campaigns/sums.ts";
import { timeOf, timeOrNull } from "../../iso-time.ts";
import type { AskedCampaign } from "../../rules/selection.ts";
import { ownersOf } from "../../store/api-keys.ts";
import type { ApprovalRecord } from "../../store/approvals.ts";
import { findCampaign } from "../../store/campaigns.ts";
import type { Store } from "../../store/tables.ts";
import type { Approval } from "../schemas/approval.ts";

const NOTHING_ASKED = {
  commands: null,
  digits: null,
  note: null,
  askedReason: null,
  acknowledge: [],
  label: null,
  selection: null,
  line: null,
  limits: null,
} satisfies Partial<Approval>;

/** What a request asks for, as whoever decides has to see it. */
type Asked = Pick<Approval, keyof typeof NOTHING_ASKED>;

function askedCodes(request: Omit<AskedCampaign, "selection">): Asked {
  const { commands, digits = null, note = null, reason: askedReason = null } = request;
  const { acknowledge = [], label = null } = request;
  const asked = { commands, digits, note, askedReason, acknowledge: [...acknowledge], label };
  return { ...NOTHING_ASKED, ...asked };
}

function askedFor(row: ApprovalRecord): Asked {
  switch (row.kind) {
    case "code":
      return askedCodes(row.request);
    case "campaign": {
      const { selection } = row.request;
      const { tags = [] } = selection;
      return { ...askedCodes(row.request), selection: { ...selection, tags: [...tags] } };
    }
    case "approval_line": {
      const { line } = row.request;
      return { ...NOTHING_ASKED, line: line && { ...line, commands: [...line.commands] } };
    }
    case "limits": {
      const { role, limits } = row.request;
      const commands = limits.commands && [...limits.commands];
      return { ...NOTHING_ASKED, limits: { role, ...limits, commands } };
    }
  }
}

async function sumsOfRequest(store: Store, row: ApprovalRecord): Promise<Sums | null> {
  if (row.kind === "code") return sumsOf(row.request.commands, { meters: 1, codes: 1 });
  const campaign = row.kind === "campaign" ? await findCampaign(store, row.approval_id) : undefined;
  return campaign === undefined ? null : readSums(store, campaign);
}

/** A request as clients see it. */
export async function viewApproval(store: Store, row: ApprovalRecord): Promise<Approval> {
  const owners = await ownersOf(store, [row.asked_by, row.decided_by ?? row.asked_by]);
  return {
    approvalId: row.approval_id,
    kind: row.kind,
    meterId: row.meter_id,
    ...askedFor(row),
    sums: await sumsOfRequest(store, row),
    status: row.status,
    askedBy: row.asked_by,
    askedByOwner: owners.get(row.asked_by) ?? null,
    askedAt: timeOf(row.asked_at),
    decidedBy: row.decided_by,
    decidedByOwner: owners.get(row.decided_by ?? "") ?? null,
    decidedAt: timeOrNull(row.decided_at),
    reason: row.reason,
  };
}
