import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { requireApproval } from "../../approvals/open-request.ts";
import { approve, mayDecide, reject, withdraw } from "../../decisions/decide.ts";
import type { Service } from "../../service.ts";
import { type ApprovalRecord, countApprovals, listApprovals } from "../../store/approvals.ts";
import {
  Approval,
  ApprovalPath,
  ApprovalsQuery,
  ApprovalToDecide,
  ApproveBody,
  DeclineBody,
} from "../schemas/approval.ts";
import { AskedMeter, AskedMetersQuery } from "../schemas/campaign.ts";
import { UNTIL_ASKED_AGAIN } from "../schemas/code.ts";
import { counted, countedPage, page, readPage } from "../schemas/common.ts";
import { viewApproval } from "./approval-view.ts";
import { oneMeter, readAskedMeters } from "./asked-meters.ts";

const tags = ["approvals"];
const reading = { role: "reader" } as const;
const config = { role: "approver" } as const;
const refusals = ["not_found"] as const;
const settled = [...refusals, "forbidden", "approval_decided"] as const;
const deciding = [...settled, "second_person_needed"] as const;

const listing = {
  tags,
  operationId: "listApprovals",
  summary: "Requests for a second person's approval",
  querystring: ApprovalsQuery,
  response: { 200: countedPage(Approval) },
};

const showing = {
  tags,
  operationId: "getApproval",
  summary: "One request, and whether this key may decide it",
  params: ApprovalPath,
  response: { 200: ApprovalToDecide, ...problemResponses(...refusals) },
};

const meters = {
  tags,
  operationId: "listMetersOfApproval",
  summary: "The meters that a request is for, in the order of their ids",
  description:
    "Of a campaign those that were chosen when it was asked for: approving issues for these, and " +
    "for no other. While they are being chosen (`still_selecting`) those that are known.",
  params: ApprovalPath,
  querystring: AskedMetersQuery,
  response: { 200: page(AskedMeter), ...problemResponses(...refusals) },
};

const NO_METERS = { items: [], nextCursor: null };

const approving = {
  tags,
  operationId: "approveRequest",
  summary: "Approve a request of another key",
  description:
    "The code is signed now, under the next counter, and `GET /v1/codes/{codeId}` has " +
    "it. What would refuse the code now refuses the approval, and the request stays open. A " +
    "campaign begins to run, for the meters of `GET /v1/approvals/{id}/meters`; a line, or " +
    "limits, hold from now on.",
  params: ApprovalPath,
  body: ApproveBody,
  response: {
    200: Approval,
    ...problemResponses(
      ...deciding,
      "above_limit",
      "still_selecting",
      ...UNTIL_ASKED_AGAIN,
      "counter_too_far_ahead",
      "counters_used_up",
      "meter_retired",
    ),
  },
};

const rejecting = {
  tags,
  operationId: "rejectRequest",
  summary: "Reject a request of another key",
  description: "Nothing was signed, and nothing will be.",
  params: ApprovalPath,
  body: DeclineBody,
  response: { 200: Approval, ...problemResponses(...deciding) },
};

const withdrawing = {
  tags,
  operationId: "withdrawRequest",
  summary: "Withdraw a request of this key",
  description:
    "Nothing was signed, and nothing will be: the code is void, the campaign cancelled, " +
    "as if it had been rejected.",
  params: ApprovalPath,
  body: DeclineBody,
  response: { 200: Approval, ...problemResponses(...settled, "asker_needed") },
};

/** What waits for a second person. */
export const approvalRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store } = service;
  const approvalView = (row: ApprovalRecord) => viewApproval(store, row);

  app.get("/v1/approvals", { schema: listing, config: reading }, async ({ query }) => {
    const { cursor: after, order, status: statuses, kind: kinds, meterId } = query;
    const filter = { statuses, kinds, meterId };
    const place = { after, isNewestFirst: order === "newest" };
    const read = (limit: number) => listApprovals(store, filter, place, limit);
    const some = await readPage(query, read, approvalView, (row) => row.approval_id);
    const count = (most: number) => countApprovals(store, filter, most);
    return counted(some, after === undefined, count);
  });

  app.get("/v1/approvals/:id", { schema: showing, config: reading }, async ({ actor, params }) => {
    const row = await requireApproval(store, params.id);
    return { ...(await approvalView(row)), mayDecide: await mayDecide(store, actor, row) };
  });

  app.get(
    "/v1/approvals/:id/meters",
    { schema: meters, config: reading },
    async ({ params, query }) => {
      const { kind, meter_id, approval_id } = await requireApproval(store, params.id);
      if (kind === "campaign") return readAskedMeters(store, approval_id, query);
      return meter_id === null ? NO_METERS : oneMeter(store, meter_id);
    },
  );

  app.post(
    "/v1/approvals/:id/approve",
    { schema: approving, config },
    async ({ actor, params, body }) =>
      approvalView(await approve(service, actor, params.id, body.acknowledge ?? [])),
  );

  app.post(
    "/v1/approvals/:id/reject",
    { schema: rejecting, config },
    async ({ actor, params, body }) =>
      approvalView(await reject(service, actor, params.id, body.reason)),
  );

  app.post(
    "/v1/approvals/:id/withdraw",
    { schema: withdrawing, config: { role: "issuer" } },
    async ({ actor, params, body }) =>
      approvalView(await withdraw(service, actor, params.id, body.reason)),
  );
};
