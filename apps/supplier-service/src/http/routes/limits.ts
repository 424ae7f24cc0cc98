import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { NO_LIMITS, readLimits, setLimits } from "../../access/limits.ts";
import type { Service } from "../../service.ts";
import { AllLimits, LimitsBody, LimitsPath, RoleLimits } from "../schemas/access.ts";

const tags = ["access"];
const LIMITED = ["issuer", "approver", "administrator"] as const;

/** What each role may issue. */
export const limitRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store } = service;

  const listing = {
    tags,
    summary: "What each role may issue",
    response: { 200: AllLimits, ...problemResponses("unauthorized") },
  };
  app.get("/v1/limits", { schema: listing, config: { role: "reader" } }, async () => ({
    items: await Promise.all(
      LIMITED.map(async (role) => ({ role, ...(await readLimits(store, role)) })),
    ),
  }));

  const setting = {
    tags,
    summary: "Set what a role may issue",
    description:
      "Whatever is above it is refused with 403 `above_limit`, and `field` names it. Codes " +
      "that are out already stay as they are.",
    params: LimitsPath,
    body: LimitsBody,
    response: { 200: RoleLimits, ...problemResponses("invalid_request", "unauthorized") },
  };
  app.put(
    "/v1/limits/:role",
    { schema: setting, config: { role: "administrator" } },
    async ({ actor, params, body }) => {
      const { role } = params;
      const limits = { ...NO_LIMITS, ...body };
      await setLimits(service, actor, role, limits);
      return { role, ...limits };
    },
  );
};
