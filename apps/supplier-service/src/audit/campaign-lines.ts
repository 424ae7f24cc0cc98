import { type AuditLine, readLine } from "@utrn-lab/audit-chain";
import { readAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import type { SentTurn } from "./code-history.ts";
import { rowsAfter } from "./trail-rows.ts";

/** What the trail says of campaigns, gathered line by line: a number or two for each batch. */
export interface CampaignLines {
  take(line: AuditLine): void;
  /** Takes what has been recorded meanwhile. */
  catchUp(): Promise<void>;
  /** When the trail began, seconds since the Unix epoch: codes of before have no lines. */
  begunAt(): number;
  /** How many codes a campaign has. */
  issued(campaignId: string): number;
  /** When its codes were marked as sent, the oldest first. */
  turns(campaignId: string | null): readonly SentTurn[];
}

function turnOf({ seq, details }: AuditLine): SentTurn {
  const { afterMeterId: after, upToMeterId: upTo } = details ?? {};
  const isKnown = typeof after === "string" && typeof upTo === "string";
  return { seq, meters: isKnown ? { after, upTo } : undefined };
}

/** Gathers what a trail says of campaigns. */
export function gatherCampaigns(store: Store): CampaignLines {
  const issued = new Map<string, number>();
  const turns = new Map<string, SentTurn[]>();
  let upTo = 0;
  let begunAt: number | undefined;
  const take = (line: AuditLine) => {
    const { seq, at, action, details } = line;
    const id = String(details?.campaignId);
    upTo = seq;
    begunAt ??= Date.parse(at) / 1_000;
    if (action === "campaign.issued") {
      issued.set(id, (issued.get(id) ?? 0) + Number(details?.issued));
    } else if (action === "campaign.changed" && details?.status === "sent") {
      turns.set(id, [...(turns.get(id) ?? []), turnOf(line)]);
    }
  };
  return {
    take,
    catchUp: async () => {
      const head = await readAuditHead(store);
      for await (const row of rowsAfter(store, upTo, head.seq)) {
        const line = readLine(row.line);
        if (line !== undefined) take(line);
      }
    },
    begunAt: () => begunAt ?? 0,
    issued: (campaignId) => issued.get(campaignId) ?? 0,
    turns: (campaignId) => turns.get(campaignId ?? "") ?? [],
  };
}
