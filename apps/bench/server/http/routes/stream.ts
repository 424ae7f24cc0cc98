import { fastifySSE } from "@fastify/sse";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses, streamed } from "@utrn-lab/http-host";
import type { Bench } from "../../bench/bench.ts";
import { Follower, startTicking } from "../../bench/follower.ts";
import { seen } from "../../meters/view.ts";
import { MeterPath } from "../schemas/common.ts";
import { ViewSchema } from "../schemas/view.ts";

/** The view of a meter as server-sent events. */
export const streamRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const followers = new Set<Follower>();
  const stopTicking = startTicking(bench, (error) => {
    app.log.error({ err: error }, "a watched meter could not be brought to the present");
  });
  app.addHook("preClose", async () => {
    stopTicking();
    for (const follower of followers) follower.close();
  });
  await app.register(fastifySSE);

  const schema = {
    tags: ["records"],
    operationId: "followMeter",
    summary: "The view now, and whenever it changes",
    params: MeterPath,
    response: {
      200: streamed(
        "text/event-stream",
        "Server-sent events; the data of each is the view.",
        ViewSchema,
      ),
      ...problemResponses("not_found"),
    },
  };
  // A stream to whoever asks: the plugin's refusal of another Accept would be no problem+json.
  const route = { schema, sse: "manual", exposeHeadRoute: false } as const;
  app.get("/v1/meters/:meterId/stream", route, async ({ params }, reply) => {
    const follower = new Follower(bench, seen(await bench.see(params.meterId)));
    followers.add(follower);
    reply.sse.onClose(() => follower.close());
    try {
      await reply.sse.send(follower.messages());
    } finally {
      follower.close();
      followers.delete(follower);
    }
  });
};
