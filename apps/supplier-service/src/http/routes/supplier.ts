import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { Service } from "../../service.ts";
import { SupplierSchema } from "../schemas/meter.ts";

/** Who this supplier is: what a meter has to be commissioned with. */
export const supplierRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const schema = {
    tags: ["supplier"],
    operationId: "getSupplier",
    summary: "The supplier: the id and the public keys that meters are commissioned with",
    response: { 200: SupplierSchema },
  };
  const config = { role: "reader" } as const;
  const { lab, identity } = service;
  const { supplierId, publicKey, commandPublicKey } = identity;
  app.get("/v1/supplier", { schema, config }, async () => ({
    supplierId,
    publicKey,
    commandPublicKey,
    ...(lab === null ? {} : { clock: lab.show() }),
  }));
};
