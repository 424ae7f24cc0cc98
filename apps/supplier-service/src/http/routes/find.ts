import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { findByText } from "../../meters/find-by-text.ts";
import type { Service } from "../../service.ts";
import { FindBody, Found } from "../schemas/find.ts";
import { meterView, readCodeView } from "../views.ts";

const finding = {
  tags: ["meters"],
  operationId: "findMetersAndCodes",
  summary: "Find meters and codes by what somebody has of them",
  description:
    "At most 20 of each. A POST, so that no digits stand in a log or in an address; it changes " +
    "nothing.",
  body: FindBody,
  response: { 200: Found },
};

/** Finding meters and codes by a text. */
export const findRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  app.post("/v1/find", { schema: finding, config: { role: "reader" } }, async ({ actor, body }) => {
    const { meters, codes, areDigitsHidden } = await findByText(service.store, actor, body.text);
    return {
      meters: meters.map(meterView),
      codes: codes.map((row) => readCodeView(row, actor)),
      ...(areDigitsHidden ? { digitsHidden: true as const } : {}),
    };
  });
};
