import type { FastifyReply } from "fastify";
import type { Answer } from "../../issuing/answer-once.ts";

/**
 * Sends an answer that is text already: a repetition gets the stored bytes, past the serializer of
 * the route, and says so in a header. Its type is that of the schema all the same.
 */
export function sendStored(
  reply: FastifyReply,
  status: number,
  { text, isRepeated }: Pick<Answer<unknown>, "text" | "isRepeated">,
): never {
  if (isRepeated) reply.header("idempotency-replayed", "true");
  return reply.code(status).type("application/json").serializer(String).send(text) as never;
}
