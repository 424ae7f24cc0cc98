import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { markKeyChanged } from "../../meters/change-key.ts";
import { keysInUse } from "../../meters/keys-in-use.ts";
import type { Service } from "../../service.ts";
import { ChangedKeys, KeyChangeBody, SupplierKeys } from "../schemas/key-change.ts";

/** The supplier's keys, and meters that pass from one to the other. */
export const keyChangeRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const listing = {
    tags: ["supplier"],
    operationId: "listSupplierKeys",
    summary: "The supplier's keys, the present one first, and how many meters know each",
    response: { 200: SupplierKeys },
  };
  const reading = { role: "reader" } as const;
  app.get("/v1/supplier/keys", { schema: listing, config: reading }, async () => ({
    items: await keysInUse(service.store, service.identity),
  }));

  const changing = {
    tags: ["supplier"],
    operationId: "changeSupplierKey",
    summary: "These meters have been commissioned with the present key",
    description:
      "From now on their codes are signed with it. Commission each with the `floor` of " +
      "the answer: codes signed with the old key are dead then: those still open become " +
      "`superseded`, and `deadCodeIds` names them. Confirmations of them are accepted as " +
      "long as the service has that key. A meter that is under the present key already " +
      "stays as it is.",
    body: KeyChangeBody,
    response: { 200: ChangedKeys },
  };
  // A call can end the open codes of a thousand meters.
  const config = { role: "approver" } as const;
  app.post("/v1/supplier/key-changes", { schema: changing, config }, async ({ actor, body }) =>
    markKeyChanged(service, actor, service.identity.keyId, body.meterIds),
  );
};
