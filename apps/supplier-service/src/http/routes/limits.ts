import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { readLimits } from "../../access/limits.ts";
import { changeLimits } from "../../approvals/change-policy.ts";
import { LIMITED_ROLES, NO_LIMITS } from "../../rules/policies.ts";
import type { Service } from "../../service.ts";
import {
  AllLimits,
  AwaitingPolicy,
  awaitingPolicy,
  LimitsBody,
  LimitsPath,
  RoleLimits,
} from "../schemas/access.ts";

const tags = ["access"];

/** What each role may issue. */
export const limitRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store } = service;

  const listing = {
    tags,
    operationId: "listLimits",
    summary: "What each role may issue",
    response: { 200: AllLimits },
  };
  app.get("/v1/limits", { schema: listing, config: { role: "reader" } }, async () => ({
    items: await Promise.all(
      LIMITED_ROLES.map(async (role) => ({ role, ...(await readLimits(store, role)) })),
    ),
  }));

  const setting = {
    tags,
    operationId: "setLimits",
    summary: "Set what a role may issue",
    description:
      "Whatever is above it is refused with 403 `above_limit`, and `field` names it. Codes " +
      "that are out already stay as they are. What lets the role issue more than before is " +
      "answered 202, and holds once another person approves it.",
    params: LimitsPath,
    body: LimitsBody,
    response: {
      200: RoleLimits,
      202: AwaitingPolicy,
    },
  };
  app.put(
    "/v1/limits/:role",
    { schema: setting, config: { role: "administrator" } },
    async ({ actor, params, body }, reply) => {
      const { role } = params;
      const limits = { ...NO_LIMITS, ...body };
      const approvalId = await changeLimits(service, actor, { role, limits });
      if (approvalId !== null) return reply.code(202).send(awaitingPolicy(approvalId));
      return { role, ...limits };
    },
  );
};
