import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { issueCode, previewCode } from "../../issuing/issue-code.ts";
import type { CodeStatus } from "../../rules/code-life.ts";
import type { Supplier } from "../../service.ts";
import { checkCommandsFirst } from "../plugins/commands-first.ts";
import {
  AwaitingCode,
  IdempotencyHeaders,
  IssueBody,
  IssuedCode,
  Preview,
} from "../schemas/code.ts";
import { MeterPath } from "../schemas/common.ts";
import { sendStored } from "./stored-answer.ts";

const tags = ["codes"];
const config = { role: "issuer" } as const;
const asking = { params: MeterPath, body: IssueBody };
const refusals = [
  "invalid_request",
  "unauthorized",
  "forbidden",
  "above_limit",
  "not_found",
] as const;

/** Whether an answer, be it a repeated one, is that of a code which waits for a second person. */
function isWaiting(text: string): boolean {
  const { status } = JSON.parse(text) as { status: CodeStatus };
  return status === "awaiting_approval";
}

/** Issuing codes, and asking what would be issued. */
export const issueRoutes: FastifyPluginAsyncTypebox<{ supplier: Supplier }> = async (
  app,
  { supplier },
) => {
  const issuing = {
    ...asking,
    tags,
    summary: "Issue a code",
    description:
      "The counter is spent when the answer is there, and only then: a refusal spends nothing. Send an Idempotency-Key, and a repetition after a lost answer gets the same code. Above the approval line the answer is 202: nothing is signed until another key approves it.",
    headers: IdempotencyHeaders,
    response: {
      201: IssuedCode,
      202: AwaitingCode,
      ...problemResponses(
        ...refusals,
        "acknowledgement_needed",
        "reason_needed",
        "counter_too_far_ahead",
        "counters_used_up",
        "idempotency_conflict",
      ),
    },
  };
  app.post(
    "/v1/meters/:meterId/codes",
    { schema: issuing, config, preValidation: checkCommandsFirst },
    async (request, reply) => {
      const { actor, params, body, headers } = request;
      const idempotencyKey = headers["idempotency-key"];
      const text = await issueCode(supplier, actor, params.meterId, body, idempotencyKey);
      return sendStored(reply, isWaiting(text) ? 202 : 201, text);
    },
  );

  const previewing = {
    ...asking,
    tags,
    summary: "What would be issued, without a code and without using a counter",
    response: { 200: Preview, ...problemResponses(...refusals) },
  };
  app.post(
    "/v1/meters/:meterId/codes/preview",
    { schema: previewing, config, preValidation: checkCommandsFirst },
    async ({ actor, params, body }) => previewCode(supplier, actor, params.meterId, body),
  );
};
