import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { exactly, orNull } from "../schemas/common.ts";

const tags = ["meters"];

const Address = Type.String({
  pattern: "^https?://[^\\s/?#]+$",
  maxLength: 300,
  description: "Without a path, and without a slash at its end.",
  examples: ["http://127.0.0.1:3000"],
});

const Told = Type.Object(
  { address: orNull(Address) },
  { title: "SupplierAddress", description: "Where a supplier service runs; null: nobody said." },
);

/** Where the page looks for a supplier service first; in memory, as whoever starts it tells. */
export const supplierAddressRoutes: FastifyPluginAsyncTypebox = async (app) => {
  let address: string | null = null;

  const showing = {
    tags,
    operationId: "getSupplierAddress",
    summary: "The address of a supplier service that runs beside the bench",
    description: "The page offers it; the bench calls no supplier service.",
    response: { 200: Told },
  };
  app.get("/v1/supplier-address", { schema: showing }, async () => ({ address }));

  const telling = {
    tags,
    operationId: "setSupplierAddress",
    summary: "Tell the page where a supplier service runs",
    description: "As npm start does. It is forgotten when the bench stops.",
    body: Type.Object({ address: Address }, exactly),
    response: { 200: Told },
  };
  app.put("/v1/supplier-address", { schema: telling }, async ({ body }) => {
    address = body.address;
    return { address };
  });
};
