import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { confirmCode } from "../../proofs/take-confirmation.ts";
import type { Service } from "../../service.ts";
import { MeterPath } from "../schemas/common.ts";
import { ConfirmationBody, Proof } from "../schemas/proof.ts";
import { codeView, meterView } from "../views.ts";

/** The way back: what a customer reads from the meter's display. */
export const confirmationRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const config = { role: "issuer" } as const;
  const schema = {
    tags: ["confirmations"],
    operationId: "confirmCode",
    summary: "Record a confirmation code",
    description:
      "The code it is about becomes `confirmed`; the meter's highest counter, balance and " +
      "day are learnt. It is checked against the supplier key that the code was signed " +
      "under, even after the meter has been given another key. An older status changes " +
      "nothing. Five different wrong ones a meter and day, then 429; typing slips do not " +
      "count, nor does a code that only the meter's clock seems to make wrong (`clockDays`): " +
      "two of those that agree prove both, and the clock.",
    params: MeterPath,
    body: ConfirmationBody,
    response: {
      200: Proof,
      ...problemResponses(
        "not_found",
        "confirmation_refused",
        "supplier_key_unknown",
        "too_many_requests",
        "too_many_attempts",
      ),
    },
  };
  app.post(
    "/v1/meters/:meterId/confirmations",
    { schema, config },
    async ({ actor, params, body }) => {
      const { confirmation, row, meter, isOldNews } = await confirmCode(
        service,
        actor,
        params.meterId,
        body.code,
      );
      const { ok: _, ...says } = confirmation;
      const code = row === undefined ? null : codeView(row);
      return { ...says, isOldNews, code, meter: meterView(meter) };
    },
  );
};
