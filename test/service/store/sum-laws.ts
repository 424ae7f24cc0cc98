import { expect } from "vitest";
import type { Call } from "../../support/api-client.ts";
import { registration } from "../../support/supplier-rig.ts";
import type { StoreUnderLaw } from "./store-laws.ts";

const METERS = Array.from({ length: 6 }, (_, at) => `00db56aa0000000${at}`);
const ASKED = 60;
/** What 20 of 60 codes of 100 pence give, to the penny. */
const MOST_PENCE = 2_000;

/** Asks for 60 codes of 100 pence at once by one key, every other one at the other service. */
async function statusesOf(
  { calls, store }: StoreUnderLaw,
  meterIds: readonly string[],
): Promise<number[]> {
  const [one, other] = calls;
  for (const meterId of meterIds) await one("POST", "/v1/meters", registration(meterId));
  const made = await one("POST", "/v1/keys", { role: "issuer", owner: "Ann Lee" });
  const { key } = made.body as { key: string };
  const body = { commands: [{ type: "top_up", amountPence: 100 }], digits: 40 };
  const answers = await Promise.all(
    Array.from({ length: ASKED }, (_, at) => {
      const path = `/v1/meters/${meterIds[at % meterIds.length]}/codes`;
      return (at % 2 ? one : other)("POST", path, body, { authorization: `Bearer ${key}` });
    }),
  );
  await store.deleteFrom("policies").execute();
  return answers.map(({ status }) => status).toSorted();
}

const most = (sums: object) => ({ commands: null, amountPenceMax: null, ...sums });
const twenty = (fit: number, others: number) => [
  ...Array(20).fill(fit),
  ...Array(ASKED - 20).fill(others),
];

async function keysDay(under: StoreUnderLaw): Promise<void> {
  const limits = most({ keyPencePerDay: MOST_PENCE });
  await under.calls[0]("PUT", "/v1/limits/issuer", limits);
  expect(await statusesOf(under, METERS)).toEqual(twenty(201, 403));
}

async function metersDay(under: StoreUnderLaw): Promise<void> {
  const limits = most({ meterPencePerDay: MOST_PENCE });
  await under.calls[0]("PUT", "/v1/limits/issuer", limits);
  expect(await statusesOf(under, ["00db56aa00000010"])).toEqual(twenty(201, 403));
}

async function linesDay(under: StoreUnderLaw): Promise<void> {
  const line = { commands: [], amountPenceAbove: null, keyPencePerDay: MOST_PENCE };
  await under.calls[0]("PUT", "/v1/approval-line", line);
  expect(await statusesOf(under, METERS)).toEqual(twenty(201, 202));
}

/** Of two lines that are drawn at once the looser one waits, or was there first. */
async function oneLineStays({ calls, store }: StoreUnderLaw): Promise<void> {
  const draw = (call: Call, amountPenceAbove: number) =>
    call("PUT", "/v1/approval-line", { commands: [], amountPenceAbove });
  for (let round = 0; round < 8; round += 1) {
    const [one, other] = round % 2 ? calls : calls.toReversed();
    if (one === undefined || other === undefined) throw new Error("there are two services");
    const [looser, tighter] = await Promise.all([draw(one, 100), draw(other, 50)]);
    expect([200, 202]).toContain(looser.status);
    expect(tighter.status).toBe(200);
    expect((await one("GET", "/v1/approval-line")).body).toMatchObject({
      line: { amountPenceAbove: 50 },
    });
    await store.deleteFrom("policies").execute();
  }
}

/** Asks until an answer is what it is waited for. */
export async function until<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
  }
}

/** A campaign is approved at one service while the other chooses its meters. */
async function approvedAsChosen({ calls: [one, other], store }: StoreUnderLaw): Promise<void> {
  const bearers: Record<string, string>[] = [];
  for (const [role, owner] of [
    ["issuer", "Ann Lee"],
    ["approver", "Bo Kerr"],
  ]) {
    const { body } = await one("POST", "/v1/keys", { role, owner });
    bearers.push({ authorization: `Bearer ${(body as { key: string }).key}` });
  }
  const [asker, approver] = bearers;
  const meterId = "00db56aa00000020";
  await one("POST", "/v1/meters", { ...registration(meterId), tags: ["approved"] });
  await one("PUT", "/v1/approval-line", { commands: [], amountPenceAbove: null });
  const commands = [{ type: "top_up", amountPence: 100 }];
  const asked = { commands, selection: { tags: ["approved"] } };
  const made = await one("POST", "/v1/campaigns", asked, asker);
  const { campaignId } = made.body as { campaignId: string };
  const approve = () => other("POST", `/v1/approvals/${campaignId}/approve`, {}, approver);
  const { status, body } = await until(approve, (answer) => answer.status !== 409);
  expect([status, body]).toMatchObject([200, { sums: { meters: 1, codes: 1, givenPence: 100 } }]);
  const seen = () => other("GET", `/v1/campaigns/${campaignId}`);
  await until(seen, (answer) => (answer.body as { status: string }).status === "done");
  expect((await one("GET", `/v1/meters/${meterId}`)).body).toMatchObject({ lastCounter: 1 });
  await store.deleteFrom("policies").execute();
}

/** The sums of a day, and what is settled about them, on every store, by name. */
export const SUM_LAWS: Readonly<Record<string, (under: StoreUnderLaw) => Promise<void>>> = {
  "sixty codes at once never give more than a key may in a day, and always as much": keysDay,
  "sixty codes at once never give a meter more than it may get, and always as much": metersDay,
  "of sixty codes at once those above the line's sum always wait, and no other": linesDay,
  "a campaign is always approved for the meters that were chosen": approvedAsChosen,
  "of two lines drawn at once it is never the looser one that stays": oneLineStays,
};
