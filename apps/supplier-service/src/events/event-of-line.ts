import type { AuditLine } from "@utrn-lab/audit-chain";
import { codesOfBatch, type NamedCode, namedCodes } from "../store/recorded-codes.ts";
import type { Store } from "../store/tables.ts";
import { eventIdOf } from "./event-place.ts";
import {
  type CodeOfEvent,
  EVENT_TYPES,
  type EventType,
  type SupplierEvent,
} from "./event-types.ts";

type Data = SupplierEvent["data"];

/** What a line is told as; undefined where it is nothing to tell. */
type Told = readonly [type: EventType, data: Data] | undefined;

function codeOf({ code_id: codeId, meter_id: meterId, counter }: NamedCode): CodeOfEvent {
  return { codeId, meterId, utrnCounter: counter };
}

/** The one code that a line is about. */
function codesIn({ codeId = "", meterId = "", utrnCounter = 0 }: AuditLine) {
  return { codes: [{ codeId, meterId, utrnCounter }] };
}

function meterIn({ meterId = "" }: AuditLine) {
  return { meterIds: [meterId] };
}

function typeNamed(name: string): EventType | undefined {
  return EVENT_TYPES.find((type) => type === name);
}

function issued(line: AuditLine): Told {
  const { digits, commands, issuedAt = line.at } = line.details ?? {};
  return ["code.issued", { ...codesIn(line), digits, commands, issuedAt, campaignId: null }];
}

function codeChanged(line: AuditLine): Told {
  const { status, refusal = null, channel = null } = line.details ?? {};
  const { supersededBy = null, confirmedBy = null } = line.details ?? {};
  const codes = codesIn(line);
  switch (status) {
    case "sent":
      return ["code.sent", { ...codes, channel, campaignId: null }];
    case "refused":
      return ["code.refused", { ...codes, refusal }];
    case "superseded":
      return ["code.superseded", { ...codes, supersededBy }];
    case "confirmed":
      return ["code.confirmed", { ...codes, confirmedBy, kind: null }];
    case "lost":
    case "void":
      return [`code.${status}`, codes];
    default:
      return undefined;
  }
}

function confirmed(line: AuditLine): Told {
  const { kind = null, date } = line.details ?? {};
  const confirmedBy = "confirmation_code";
  if (line.codeId !== undefined) return ["code.confirmed", { ...codesIn(line), confirmedBy, kind }];
  return ["meter.status_read", { ...meterIn(line), utrnCounter: line.utrnCounter ?? 0, date }];
}

/** What was recorded of a meter or an approval, under the line's own name. */
function asRecorded(line: AuditLine): Told {
  const type = typeNamed(line.action);
  if (type === undefined) return undefined;
  const { publicKeySha256: _, ...details } = line.details ?? {};
  if (!type.startsWith("approval.")) return [type, { ...meterIn(line), ...details }];
  const { approvalId, kind } = details;
  const { codeId = null, meterId = null } = line;
  return [type, { approvalId, kind, codeId, meterId }];
}

function campaignCreated({ details: { campaignId, digits, commands } = {} }: AuditLine): Told {
  return ["campaign.created", { campaignId, digits, commands }];
}

/** The codes of a campaign's batch, which its line names by their hash. */
async function batchIssued(store: Store, { details = {}, at }: AuditLine): Promise<Told> {
  const { campaignId, batch, digits, issuedAt = at } = details;
  const rows = await codesOfBatch(store, String(campaignId), Number(batch));
  const [first] = rows;
  if (first === undefined) return undefined;
  const commands = first.commands.map(({ type }) => type);
  const codes = rows.map(codeOf);
  return ["code.issued", { codes, digits: digits ?? first.digits, commands, issuedAt, campaignId }];
}

/** A campaign that has come further, or codes of it that were sent. */
async function campaignChanged(store: Store, { details = {} }: AuditLine): Promise<Told> {
  const { campaignId, status, channel = null, codeIds } = details;
  if (status === "sent") {
    // Lines of before do not name their codes.
    const ids = Array.isArray(codeIds) ? codeIds.map(String) : [];
    const codes = (await namedCodes(store, ids)).map(codeOf);
    return ["code.sent", { codes, channel, campaignId }];
  }
  const type = typeNamed(`campaign.${status}`);
  return type && [type, { campaignId }];
}

/** Meters of a file; a line of before does not name them. */
function imported({ details: { meterIds = [] } = {} }: AuditLine): Told {
  return ["meter.registered", { meterIds }];
}

async function toldOf(store: Store, line: AuditLine): Promise<Told> {
  switch (line.action) {
    case "code.issued":
      return issued(line);
    case "code.changed":
      return codeChanged(line);
    case "confirmation.taken":
      return confirmed(line);
    case "credit.reported":
      return ["meter.credit_reported", { ...meterIn(line), ...line.details }];
    case "meters.imported":
      return imported(line);
    case "meter.registered":
      return ["meter.registered", meterIn(line)];
    case "campaign.made":
      return campaignCreated(line);
    case "campaign.issued":
      return batchIssued(store, line);
    case "campaign.changed":
      return campaignChanged(store, line);
    default:
      return asRecorded(line);
  }
}

/**
 * The event that a line of the audit trail is; undefined where it is none. Of what can change later
 * it says nothing, so that a line is the same event for ever.
 */
export async function eventOfLine(
  store: Store,
  line: AuditLine,
): Promise<SupplierEvent | undefined> {
  const told = await toldOf(store, line);
  if (told === undefined) return undefined;
  const [type, data] = told;
  return { id: eventIdOf(line), type, timestamp: line.at, actor: line.actor, data };
}

/** The actions of the lines that can be an event of one of some types. */
export function actionsOf(types: readonly EventType[]): readonly string[] {
  return [...new Set(types.flatMap((type) => ACTIONS[type]))];
}

const ACTIONS: Readonly<Record<EventType, readonly string[]>> = {
  "code.issued": ["code.issued", "campaign.issued"],
  "code.sent": ["code.changed", "campaign.changed"],
  "code.confirmed": ["code.changed", "confirmation.taken"],
  "code.refused": ["code.changed"],
  "code.lost": ["code.changed"],
  "code.void": ["code.changed"],
  "code.superseded": ["code.changed"],
  "meter.registered": ["meter.registered", "meters.imported"],
  "meter.changed": ["meter.changed"],
  "meter.key_changed": ["meter.key_changed"],
  "meter.settings_noted": ["meter.settings_noted"],
  "meter.status_read": ["confirmation.taken"],
  "meter.credit_reported": ["credit.reported"],
  "meter.retired": ["meter.retired"],
  "meter.taken_back": ["meter.taken_back"],
  "campaign.created": ["campaign.made"],
  "campaign.running": ["campaign.changed"],
  "campaign.done": ["campaign.changed"],
  "campaign.cancelled": ["campaign.changed"],
  "approval.asked": ["approval.asked"],
  "approval.given": ["approval.given"],
  "approval.refused": ["approval.refused"],
  "approval.withdrawn": ["approval.withdrawn"],
  "approval.cancelled": ["approval.cancelled"],
};
