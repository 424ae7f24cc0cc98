import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { changeLine } from "../../approvals/change-policy.ts";
import { readLine } from "../../approvals/line.ts";
import { NO_DAY_LIMITS } from "../../rules/policies.ts";
import type { Service } from "../../service.ts";
import { AwaitingPolicy, awaitingPolicy } from "../schemas/access.ts";
import { Line, LineBody } from "../schemas/approval.ts";

const tags = ["approvals"];
const config = { role: "administrator" } as const;

/** Above which line a second person is needed. */
export const approvalLineRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const showing = {
    tags,
    operationId: "getApprovalLine",
    summary: "Above which line a code needs a second person",
    response: { 200: Line },
  };
  app.get("/v1/approval-line", { schema: showing, config: { role: "reader" } }, async () => ({
    line: await readLine(service.store),
  }));

  const drawing = {
    tags,
    operationId: "setApprovalLine",
    summary: "Set the line above which a code needs a second person",
    description:
      "As soon as there is a line every campaign needs a second person, too. Codes that are " +
      "issued and requests that wait stay as they are. A line that lets more pass than before is " +
      "answered 202, and drawn once another person approves it.",
    body: LineBody,
    response: {
      200: Line,
      202: AwaitingPolicy,
    },
  };
  app.put("/v1/approval-line", { schema: drawing, config }, async ({ actor, body }, reply) => {
    const line = { ...NO_DAY_LIMITS, ...body };
    const approvalId = await changeLine(service, actor, line);
    if (approvalId !== null) return reply.code(202).send(awaitingPolicy(approvalId));
    return { line };
  });

  const removing = {
    tags,
    operationId: "removeApprovalLine",
    summary: "Remove the line: nothing needs a second person",
    description: "Answered 202, and removed once another person approves it.",
    response: { 200: Line, 202: AwaitingPolicy },
  };
  app.delete("/v1/approval-line", { schema: removing, config }, async ({ actor }, reply) => {
    const approvalId = await changeLine(service, actor, null);
    if (approvalId !== null) return reply.code(202).send(awaitingPolicy(approvalId));
    return { line: null };
  });
};
