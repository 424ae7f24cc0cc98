import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { createIssuing } from "../../issuing/issue-code.ts";
import { previewCode } from "../../issuing/judge-code.ts";
import type { Service } from "../../service.ts";
import { parseCommandsFirst } from "../plugins/commands-first.ts";
import {
  AwaitingCode,
  IdempotencyHeaders,
  IssueBody,
  IssuedCode,
  Preview,
  UNTIL_ASKED_AGAIN,
} from "../schemas/code.ts";
import { MeterPath } from "../schemas/common.ts";
import { sendStored } from "./stored-answer.ts";

const tags = ["codes"];
const config = { role: "issuer" } as const;
const asking = { params: MeterPath, body: IssueBody };
const refusals = ["forbidden", "above_limit", "not_found"] as const;

const issuing = {
  ...asking,
  tags,
  operationId: "issueCode",
  summary: "Issue a code",
  description:
    "The counter is used once the code is issued, and only then: a refusal uses none. Send an " +
    "Idempotency-Key, and a repetition after a lost answer gets the " +
    "same code. Above the approval line the answer is 202: nothing is signed until " +
    "another key approves it.",
  headers: IdempotencyHeaders,
  response: {
    201: IssuedCode,
    202: AwaitingCode,
    ...problemResponses(
      ...refusals,
      ...UNTIL_ASKED_AGAIN,
      "counter_too_far_ahead",
      "counters_used_up",
      "meter_retired",
      "idempotency_conflict",
    ),
  },
};

const previewing = {
  ...asking,
  tags,
  operationId: "previewCode",
  summary: "What would be issued, without a code and without using a counter",
  response: { 200: Preview, ...problemResponses(...refusals) },
};

/** Issuing codes, and asking what would be issued. */
export const issueRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store, thresholds, sources } = service;
  const issueCode = createIssuing(service);

  app.post(
    "/v1/meters/:meterId/codes",
    { schema: issuing, config, ...parseCommandsFirst },
    async (request, reply) => {
      const { actor, params, body, headers } = request;
      const idempotencyKey = headers["idempotency-key"];
      const answer = await issueCode(actor, params.meterId, body, idempotencyKey);
      return sendStored(reply, answer.value.status === "awaiting_approval" ? 202 : 201, answer);
    },
  );

  app.post(
    "/v1/meters/:meterId/codes/preview",
    { schema: previewing, config, ...parseCommandsFirst },
    async ({ actor, params, body }) => {
      const judging = { thresholds, nowSeconds: sources.nowSeconds() };
      return previewCode(store, actor, params.meterId, body, judging);
    },
  );
};
