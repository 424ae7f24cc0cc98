import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type LabClock, setLabClock } from "../../lab/lab-clock.ts";
import type { Service } from "../../service.ts";
import { LabClockBody, LabClockView } from "../schemas/lab.ts";

const tags = ["supplier"];

/** The clock of a lab: only a lab has these routes. */
export const labRoutes: FastifyPluginAsyncTypebox<{ service: Service; lab: LabClock }> = async (
  app,
  { service, lab },
) => {
  const reading = {
    tags,
    operationId: "getLabClock",
    summary: "The clock of the lab",
    response: { 200: LabClockView },
  };
  app.get("/v1/lab/clock", { schema: reading, config: { role: "reader" } }, async () => lab.show());

  const setting = {
    tags,
    operationId: "setLabClock",
    summary: "Set the clock of the lab",
    description:
      "One of `time`, which leaves the rate as it is, `offsetSeconds`, which has the clock run " +
      "beside the real time, and `rate`. All that the service judges and dates follows, in every " +
      "process on the database. The audit trail, API keys, answers kept for an Idempotency-Key " +
      "and limits of requests stay with the real time.",
    body: LabClockBody,
    response: { 200: LabClockView },
  };
  app.put(
    "/v1/lab/clock",
    { schema: setting, config: { role: "administrator" } },
    async ({ actor, body }) => setLabClock(service, actor, body),
  );
};
