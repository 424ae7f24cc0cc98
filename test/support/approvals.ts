import { beforeEach } from "vitest";
import { meterForEachTest, rigForEachTest } from "./each-test.ts";
import { keyOf, type MadeKey } from "./keys.ts";
import { METER_ID } from "./parties.ts";

/** An amount that is one penny above the line of these tests. */
const ABOVE_PENCE = 5_001;
/** A line as it is sent and answered. */
export const LINE = {
  commands: ["set_credit"],
  amountPenceAbove: ABOVE_PENCE - 1,
  keyPencePerDay: null,
  meterPencePerDay: null,
};

/** A top-up as it is asked for. */
export function topUp(amountPence: number): object {
  return { type: "top_up", amountPence };
}

/**
 * A service with a meter and two people for each test of a file: one who asks, one who decides.
 * @returns the two, and what they do; the keys are those of the test that runs.
 */
export function approvalsForEachTest() {
  const rig = rigForEachTest();
  const path = meterForEachTest(rig);
  const desk = {} as { issuer: MadeKey; approver: MadeKey };
  beforeEach(async () => {
    desk.issuer = await keyOf(rig, "issuer");
    desk.approver = await keyOf(rig, "approver");
  });

  const ask = (commands: object[], headers = {}) =>
    desk.issuer.call("POST", `${path}/codes`, { commands, note: "Call 4711" }, headers);

  /** What has to wait; answers the id of the request for it. */
  async function waitingFor(at: string, request: object): Promise<string> {
    const { status, body } = await desk.issuer.call("POST", at, request);
    if (status !== 202) throw new Error(`not waiting: ${status}`);
    const { approvalId, campaignId } = body as { approvalId?: string; campaignId?: string };
    return approvalId ?? campaignId ?? "";
  }

  return {
    rig,
    path,
    desk,
    ask,
    draw: () => rig.call("PUT", "/v1/approval-line", LINE),
    waiting: (commands = [topUp(ABOVE_PENCE)]) =>
      waitingFor(`${path}/codes`, { commands, note: "Call 4711" }),
    waitingCampaign: () =>
      waitingFor("/v1/campaigns", {
        commands: [topUp(100)],
        selection: { meterIds: [METER_ID] },
      }),
    approve: (id: string, by = desk.approver, body?: object) =>
      by.call("POST", `/v1/approvals/${id}/approve`, body),
    reject: (id: string, by = desk.approver) =>
      by.call("POST", `/v1/approvals/${id}/reject`, { reason: "too much" }),
    withdraw: (id: string, by = desk.issuer) =>
      by.call("POST", `/v1/approvals/${id}/withdraw`, { reason: "asked twice" }),
  };
}
