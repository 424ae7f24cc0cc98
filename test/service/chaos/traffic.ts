import { setTimeout } from "node:timers/promises";
import type { Answer, Call } from "../../support/api-client.ts";
import { nthMeterId, type SeenCampaign } from "../../support/campaigns.ts";
import { type Issued, shown } from "../../support/supplier-rig.ts";
import type { Installation } from "./installation.ts";
import type { Acknowledged, Ledger } from "./ledger.ts";

/** Meters that single codes are issued for, all the time; they are in every campaign too. */
const BUSY_METERS = 5;
const CLIENTS = 6;
/** Every third code is confirmed as soon as it is issued. */
const CONFIRMED_OF = 3;
/** How long a client waits before it asks again. */
const ASK_AGAIN_MS = 20;
/** Answers to single codes between two looks at the campaign that is under way. */
const ANSWERS_A_LOOK = 10;

/** Clients that go on asking, each until it is answered, whatever happens to who answers. */
export interface Traffic {
  /** Requests that are under way. */
  inFlight(): number;
  /** Waits for so many answers more, `store_unavailable` among them. */
  answers(count: number): Promise<void>;
  /** Waits until nothing is under way, where no process runs that could be asked. */
  silence(): Promise<void>;
  /** Waits until each client has its answer, and the last campaign is over. */
  end(): Promise<void>;
}

/** The same request, sent until somebody answers it. */
export function issueOnce(
  call: Call,
  request: { readonly meterId: string; readonly key: string; readonly amountPence: number },
): Promise<Answer> {
  const { meterId, key, amountPence } = request;
  const body = { commands: [{ type: "top_up", amountPence }], digits: 40, reason: "soak" };
  return call("POST", `/v1/meters/${meterId}/codes`, body, { "idempotency-key": key });
}

/** Tells who waits for answers when there were so many. */
function answerBell() {
  let count = 0;
  let waiting: { readonly at: number; readonly resolve: () => void }[] = [];
  const ring = (answers: number) => {
    count += answers;
    const due = waiting.filter(({ at }) => at <= count);
    waiting = waiting.filter(({ at }) => at > count);
    for (const { resolve } of due) resolve();
  };
  const wait = (more: number) =>
    new Promise<void>((resolve) => {
      waiting = [...waiting, { at: count + more, resolve }];
    });
  return { ring, wait };
}

/** Asks an installation until it is answered. */
interface Asker {
  readonly installation: Installation;
  readonly ledger: Ledger;
  readonly bell: ReturnType<typeof answerBell>;
  /** Requests that are under way. */
  inFlight: number;
  /** Whether clients begin nothing new. */
  isOver: boolean;
}

type Send = (call: Call) => Promise<Answer>;

async function ask(asker: Asker, send: Send): Promise<Answer> {
  for (;;) {
    const call = await asker.installation.nextCall();
    asker.inFlight += 1;
    // What is not answered is what this is about: it is asked again.
    const answer = await send(call).catch(() => undefined);
    asker.inFlight -= 1;
    if (answer !== undefined) asker.bell.ring(1);
    if (answer !== undefined && answer.status !== 503) return answer;
    if (answer !== undefined) asker.ledger.unavailable += 1;
    await setTimeout(ASK_AGAIN_MS);
  }
}

/** Asks until there is an answer; undefined where that is another than the expected one. */
async function expectStatus(asker: Asker, status: number, send: Send) {
  const answer = await ask(asker, send);
  if (answer.status === status) return answer;
  asker.ledger.unexpected.push(`${answer.status} ${answer.text}`);
  return undefined;
}

async function confirm(asker: Asker, acknowledged: Acknowledged): Promise<void> {
  const { meterId, code } = acknowledged;
  const date = new Date().toISOString().slice(0, 10);
  const typed = shown({ utrnCounter: code.utrnCounter, date }, meterId);
  const path = `/v1/meters/${meterId}/confirmations`;
  const answer = await ask(asker, (call) => call("POST", path, { code: typed }));
  if (acknowledged.isForgotten) return;
  if (answer.status === 200) asker.ledger.confirmed.push(code.codeId);
  else asker.ledger.unexpected.push(`${answer.status} ${answer.text}`);
}

/** Issues one code after the other, and confirms some. */
async function issueCodes(asker: Asker, next: () => number): Promise<void> {
  while (!asker.isOver) {
    const number = next();
    const meterId = nthMeterId(number % BUSY_METERS);
    const request = { meterId, key: `single-${number}`, amountPence: 1 + (number % 5_000) };
    const answer = await expectStatus(asker, 201, (call) => issueOnce(call, request));
    if (answer === undefined) continue;
    const code = answer.body as Issued;
    const acknowledged = { ...request, text: answer.text, code, isForgotten: false };
    asker.ledger.codes.push(acknowledged);
    if (number % CONFIRMED_OF === 0) await confirm(asker, acknowledged);
  }
}

/** Looks at a campaign until it is done, or an older copy of the database may not know it. */
async function follow(asker: Asker, campaignId: string): Promise<void> {
  for (;;) {
    const { body } = await ask(asker, (call) => call("GET", `/v1/campaigns/${campaignId}`));
    const isDone = (body as Partial<SeenCampaign>).status === "done";
    if (isDone || !asker.ledger.campaignIds.includes(campaignId)) return;
    await (asker.isOver ? setTimeout(ASK_AGAIN_MS) : asker.bell.wait(ANSWERS_A_LOOK));
  }
}

/** Makes one campaign for every meter after the other. */
async function makeCampaigns(asker: Asker): Promise<void> {
  const body = {
    commands: [{ type: "restore_supply" }],
    digits: 40,
    reason: "soak",
    selection: { everyMeter: true },
  };
  for (let number = 0; !asker.isOver; number += 1) {
    const headers = { "idempotency-key": `campaign-${number}` };
    const send: Send = (call) => call("POST", "/v1/campaigns", body, headers);
    const made = await expectStatus(asker, 202, send);
    if (made === undefined) continue;
    const { campaignId } = made.body as SeenCampaign;
    asker.ledger.campaignIds.push(campaignId);
    await follow(asker, campaignId);
  }
}

/**
 * Starts clients on an installation: single codes, their confirmations, and one campaign for every
 * meter after the other.
 * @param ledger - gets what is answered.
 */
export function startTraffic(installation: Installation, ledger: Ledger): Traffic {
  const asker = { installation, ledger, bell: answerBell(), inFlight: 0, isOver: false };
  let numbers = 0;
  const next = () => numbers++;
  const issuing = Array.from({ length: CLIENTS }, () => issueCodes(asker, next));
  const clients = [...issuing, makeCampaigns(asker)];
  return {
    inFlight: () => asker.inFlight,
    answers: asker.bell.wait,
    silence: async () => {
      while (asker.inFlight > 0) await setTimeout(ASK_AGAIN_MS);
    },
    end: async () => {
      asker.isOver = true;
      // Nobody else will ask: who waits for answers goes on without.
      asker.bell.ring(Number.POSITIVE_INFINITY);
      await Promise.all(clients);
    },
  };
}
