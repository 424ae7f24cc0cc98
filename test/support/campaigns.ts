import { publicKeyOf } from "@utrn-lab/utrn";
import { keyIdOf } from "../../apps/supplier-service/src/keys/supplier-keys.ts";
import { openStore } from "../../apps/supplier-service/src/store/database.ts";
import { addMeters } from "../../apps/supplier-service/src/store/meters.ts";
import type { Call } from "./api-client.ts";
import { openEventStream } from "./event-stream.ts";
import { METER_KEY, SUPPLIER_KEY } from "./parties.ts";
import { API_KEY, type Issued } from "./supplier-rig.ts";

/** A campaign as the service answers it, for tests that go on with it. */
export interface SeenCampaign {
  readonly campaignId: string;
  readonly status: string;
  readonly meters: number;
  readonly issued: number;
  readonly waiting: number;
  readonly refused: readonly { readonly reason: string; readonly count: number }[];
}

/** What a test notes of a meter besides its id. */
interface MeterTraits {
  readonly tags?: readonly string[];
  readonly fuel?: "electricity" | "gas";
  readonly known_on?: string;
  /** 65 bytes hex; the key of `parties.ts` when left out. */
  readonly public_key?: string;
}

const ROWS_A_STATEMENT = 500;

/** The id of the n-th of many meters. */
export function nthMeterId(at: number): string {
  return `00db5e${at.toString(16).padStart(10, "0")}`;
}

/**
 * Registers many meters, past HTTP.
 * @param env - that of the service whose database it is.
 * @param traits - of each meter, by its place.
 */
export async function addManyMeters(
  env: { readonly DATA_DIR: string; readonly DATABASE_URL?: string | undefined },
  count: number,
  traits: (at: number) => MeterTraits = () => ({}),
): Promise<string[]> {
  const folder = `${env.DATA_DIR}/supplier`;
  const store = await openStore({ folder, databaseUrl: env.DATABASE_URL });
  const publicKey = publicKeyOf(METER_KEY);
  const supplierKey = keyIdOf(publicKeyOf(SUPPLIER_KEY));
  const rows = Array.from({ length: count }, (_, at) => {
    const { tags = [], fuel = "electricity", known_on = null, public_key } = traits(at);
    return {
      meter_id: nthMeterId(at),
      public_key: public_key ?? publicKey,
      supplier_key: supplierKey,
      fuel,
      label: null,
      tags,
      registered_at: 0,
      begins_after: 0,
      last_counter: 0,
      known_highest: 0,
      known_floor: 0,
      known_balance_pence: null,
      known_on,
      clock_days: 0,
      retired_at: null,
      retire_reason: null,
      last_confirmation: null,
    };
  });
  for (let at = 0; at < count; at += ROWS_A_STATEMENT) {
    await addMeters(store, rows.slice(at, at + ROWS_A_STATEMENT));
  }
  await store.destroy();
  return rows.map(({ meter_id }) => meter_id);
}

async function askFor(
  status: number,
  call: Call,
  ...request: Parameters<Call>
): Promise<SeenCampaign> {
  const answer = await call(...request);
  if (answer.status !== status) throw new Error(`no campaign: ${answer.text}`);
  return answer.body as SeenCampaign;
}

/** Asks for a campaign that a test needs. */
export function makeCampaign(call: Call, request: object): Promise<SeenCampaign> {
  return askFor(202, call, "POST", "/v1/campaigns", request);
}

/** A campaign as it is now. */
export function seeCampaign(call: Call, campaignId: string): Promise<SeenCampaign> {
  return askFor(200, call, "GET", `/v1/campaigns/${campaignId}`);
}

/** Follows a campaign by its events until it is over. */
export async function untilOver(url: string, campaignId: string): Promise<SeenCampaign> {
  const headers = { authorization: `Bearer ${API_KEY}` };
  const at = `${url}/v1/campaigns/${campaignId}/events`;
  const events = await openEventStream<SeenCampaign>(at, headers);
  let last: SeenCampaign | undefined;
  for (;;) {
    const next = await events.next();
    if (next === undefined) break;
    last = next;
  }
  if (last === undefined) throw new Error("the stream said nothing");
  return last;
}

/** The codes of a campaign, by the export. */
export async function exportedCodes(call: Call, campaignId: string) {
  const { text } = await call("GET", `/v1/campaigns/${campaignId}/codes.ndjson`);
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Issued & { readonly meterId: string });
}
