import { setTimeout } from "node:timers/promises";
import { publicKeyOf } from "@utrn-lab/utrn";
import type { Answer, Call } from "../../support/api-client.ts";
import { nthMeterId, type SeenCampaign } from "../../support/campaigns.ts";
import type { MadeKey } from "../../support/keys.ts";
import { METER_KEY, OTHER_METER_KEY } from "../../support/parties.ts";
import { issue, NOON_SECONDS, shown } from "../../support/supplier-rig.ts";

/** Who asks a service, and for which meter. */
export interface Desk {
  readonly call: Call;
  readonly issuer: MadeKey;
  readonly approver: MadeKey;
  /** A meter that nobody has asked anything for. */
  nextMeter(): string;
  /** A name that nothing has yet. */
  nextName(): string;
  /** Where a webhook of the test is told. */
  readonly receiverUrl: string;
  /** Lets a minute of the service pass: a lease of who is dead ends. */
  passMinute(): void;
}

/** A request that changes the store. */
export interface Change {
  readonly name: string;
  /** Makes what it needs, and answers the request, which may be sent again: it is done once. */
  prepare(desk: Desk): Promise<() => Promise<Answer>>;
  /** Whether it has an Idempotency-Key, and so one answer; others may be recorded again. */
  readonly isKeyed: boolean;
  /** The status of a repetition, where it is not that of the first. */
  readonly repeated?: number;
}

const TOP_UP = { commands: [{ type: "top_up", amountPence: 500 }], digits: 40 };
/** Above the line of the tests, which every such code passes. */
const SET_CREDIT = { commands: [{ type: "set_credit", amountPence: 9_000 }], note: "Call 4711" };
export const LINE = {
  commands: ["set_credit"],
  amountPenceAbove: 5_000,
  keyPencePerDay: null,
  meterPencePerDay: null,
};

const keyed = (desk: Desk) => ({ "idempotency-key": desk.nextName() });

/** What happens to one code, under a key of its own. */
function lifeOf(name: string, what: string, body: object): Change {
  return {
    name,
    isKeyed: true,
    prepare: async (desk) => {
      const { codeId } = await issue(desk.call, `/v1/meters/${desk.nextMeter()}`, TOP_UP);
      const headers = keyed(desk);
      return () => desk.call("POST", `/v1/codes/${codeId}/${what}`, body, headers);
    },
  };
}

/** What is done to one meter with a code. */
function meterChange(
  name: string,
  send: (call: Call, path: string) => Promise<Answer>,
  by: (desk: Desk) => Call = ({ call }) => call,
): Change {
  return {
    name,
    isKeyed: false,
    prepare: async (desk) => {
      const path = `/v1/meters/${desk.nextMeter()}`;
      await issue(desk.call, path, TOP_UP);
      return () => send(by(desk), path);
    },
  };
}

const issued: Change = {
  name: "a code",
  isKeyed: true,
  prepare: async (desk) => {
    const path = `/v1/meters/${desk.nextMeter()}/codes`;
    const headers = keyed(desk);
    return () => desk.call("POST", path, TOP_UP, headers);
  },
};

const asked: Change = {
  name: "a code that waits for a second person",
  isKeyed: true,
  prepare: async (desk) => {
    const path = `/v1/meters/${desk.nextMeter()}/codes`;
    const headers = keyed(desk);
    return () => desk.issuer.call("POST", path, SET_CREDIT, headers);
  },
};

const approved: Change = {
  name: "an approval",
  isKeyed: false,
  prepare: async (desk) => {
    const path = `/v1/meters/${desk.nextMeter()}/codes`;
    const { body } = await desk.issuer.call("POST", path, SET_CREDIT);
    const { approvalId } = body as { readonly approvalId: string };
    return () => desk.approver.call("POST", `/v1/approvals/${approvalId}/approve`, {});
  },
  repeated: 409,
};

const confirmed: Change = {
  name: "a confirmation code",
  isKeyed: false,
  prepare: async (desk) => {
    const meterId = desk.nextMeter();
    const path = `/v1/meters/${meterId}`;
    const { utrnCounter } = await issue(desk.call, path, TOP_UP);
    const code = shown({ utrnCounter }, meterId);
    return () => desk.call("POST", `${path}/confirmations`, { code });
  },
};

const imported: Change = {
  name: "an import",
  isKeyed: false,
  prepare: async (desk) => {
    const publicKey = publicKeyOf(METER_KEY);
    const ids = Array.from({ length: 3 }, () => nthMeterId(1_000_000 + Number(desk.nextName())));
    const lines = ids.map((meterId) => JSON.stringify({ meterId, publicKey, tags: ["north"] }));
    const headers = { "content-type": "application/x-ndjson" };
    return () => desk.call("POST", "/v1/meters/import", lines.join("\n"), headers);
  },
};

const revoked: Change = {
  name: "an API key revoked",
  isKeyed: false,
  prepare: async (desk) => {
    const owner = `Somebody ${desk.nextName()}`;
    const { body } = await desk.call("POST", "/v1/keys", { role: "issuer", owner });
    const { id } = body as { readonly id: string };
    return () => desk.call("DELETE", `/v1/keys/${id}`);
  },
};

const ALERT = {
  at: NOON_SECONDS + 60,
  event: "810E",
  text: "credit added locally: 500000 millipence",
};

/** Every kind of change that one request makes. */
export const CHANGES: readonly Change[] = [
  issued,
  asked,
  approved,
  confirmed,
  lifeOf("a void", "void", { reason: "typed wrongly" }),
  lifeOf("a code sent", "sent", { channel: "letter" }),
  lifeOf("a code lost", "lost", { reason: "letter came back" }),
  lifeOf("a refusal", "refused", { reason: "expired" }),
  meterChange("an alert", (call, path) => call("POST", `${path}/alerts`, { alerts: [ALERT] })),
  meterChange(
    "another key of a meter",
    (call, path) => call("PATCH", path, { publicKey: publicKeyOf(OTHER_METER_KEY) }),
    ({ approver }) => approver.call,
  ),
  imported,
  revoked,
];

const LOOK_AGAIN_MS = 20;

/** Asks until an answer is as it should become, or tells that the store cannot be used. */
async function untilSo(ask: () => Promise<Answer>, isSo: (body: unknown) => boolean) {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 200 || isSo(answer.body)) return answer;
    await setTimeout(LOOK_AGAIN_MS);
  }
}

const campaign: Change = {
  name: "a campaign approved, with its batches",
  isKeyed: false,
  prepare: async (desk) => {
    const meterIds = Array.from({ length: 3 }, () => desk.nextMeter());
    const commands = [{ type: "restore_supply" }];
    const body = { commands, digits: 40, reason: "storm", selection: { meterIds } };
    const made = await desk.issuer.call("POST", "/v1/campaigns", body);
    const { campaignId } = made.body as SeenCampaign;
    const look = () => desk.call("GET", `/v1/campaigns/${campaignId}`);
    return async () => {
      const approved = await desk.approver.call("POST", `/v1/approvals/${campaignId}/approve`, {});
      if (approved.status === 503) return approved;
      const seen = await untilSo(look, (it) => (it as SeenCampaign).status === "done");
      return seen.status === 200 ? approved : seen;
    };
  },
  repeated: 409,
};

/** Webhooks of the changes before would be told of each one that follows. */
async function removeWebhooks({ call }: Desk): Promise<void> {
  const { body } = await call("GET", "/v1/webhooks");
  const { items } = body as { readonly items: readonly { readonly webhookId: string }[] };
  for (const { webhookId } of items) {
    const { status, text } = await call("DELETE", `/v1/webhooks/${webhookId}`);
    if (status !== 204) throw new Error(`${status} ${text}`);
  }
}

const told: Change = {
  name: "a webhook told",
  isKeyed: true,
  prepare: async (desk) => {
    await removeWebhooks(desk);
    const { body } = await desk.call("POST", "/v1/webhooks", { url: desk.receiverUrl });
    const { webhookId } = body as { readonly webhookId: string };
    const look = () => {
      desk.passMinute();
      return desk.call("GET", `/v1/webhooks/${webhookId}`);
    };
    const isTold = () => untilSo(look, (it) => (it as { readonly behind: number }).behind === 0);
    await isTold();
    const path = `/v1/meters/${desk.nextMeter()}/codes`;
    const headers = keyed(desk);
    return async () => {
      const made = await desk.call("POST", path, TOP_UP, headers);
      const seen = await isTold();
      return seen.status === 200 ? made : seen;
    };
  },
};

/** Changes whose most is done after their answer. */
export const CHANGES_BEHIND: readonly Change[] = [campaign, told];
