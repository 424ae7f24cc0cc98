import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { stripPrinting } from "@utrn-lab/utrn";
import type { Bench } from "../../bench/bench.ts";
import { explainCode } from "../../explain/code.ts";
import { explainConfirmation, isConfirmation } from "../../explain/confirmation.ts";
import { MeterPath } from "../schemas/common.ts";
import { ExplainAnswer, ExplainBody } from "../schemas/explain.ts";

/** What a code is to a meter. Nothing is changed by asking. */
export const explainRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (
  app,
  { bench },
) => {
  const schema = {
    tags: ["trying out"],
    operationId: "explainCode",
    summary: "Explain a code or a confirmation code",
    description:
      "Every field with its bits, " +
      "every check in the order of reading and why it passes or fails, and what would change. " +
      "Nothing is changed: a code that would fail does not count towards a lock.",
    params: MeterPath,
    body: ExplainBody,
    response: { 200: ExplainAnswer, ...problemResponses("not_found") },
  };
  app.post("/v1/meters/:meterId/explain", { schema }, async ({ params, body }) => {
    const { state } = await bench.see(params.meterId);
    const code = stripPrinting(body.code);
    return isConfirmation(code)
      ? explainConfirmation(state, code)
      : explainCode(state, code, body.via ?? "keypad");
  });
};
