import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { orNull } from "../schemas/common.ts";
import { Welcome } from "../schemas/welcome.ts";

const tags = ["meters"];

/** The code that the page shows to a newcomer; in memory, as whoever starts the bench gives it. */
export const welcomeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  let welcome: Welcome | null = null;

  const showing = {
    tags,
    operationId: "getWelcome",
    summary: "The code that is ready to be keyed by a newcomer",
    // It is sent as text: of null Fastify would send nothing.
    response: {
      200: Type.Unsafe<string>({
        ...orNull(Welcome),
        description: "The code that is ready to be keyed; null: there is none.",
      }),
    },
  };
  app.get("/v1/welcome", { schema: showing }, async (_, reply) => {
    reply.serializer((text) => String(text));
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(welcome));
  });

  const telling = {
    tags,
    operationId: "setWelcome",
    summary: "Tell the page a code that is ready to be keyed",
    description: "As npm start does for its demo meter. It is forgotten when the bench stops.",
    body: Welcome,
    response: { 200: Welcome },
  };
  app.put("/v1/welcome", { schema: telling }, async ({ body }) => {
    welcome = body;
    return body;
  });
};
