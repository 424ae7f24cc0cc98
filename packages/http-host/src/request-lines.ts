import { type FastifyReply, type FastifyRequest, LogController } from "fastify";

/**
 * Logs a request in one line, once it is over, at level `info`: what was asked, what it was
 * answered and after how many milliseconds. Of one whose client left before the answer it says so:
 * what it asked for may have been done.
 */
export class RequestLines extends LogController {
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    reply.raw.once("close", () => {
      const { log } = request;
      const { elapsedTime: responseTime } = reply;
      if (reply.raw.writableFinished) {
        log.info({ req: request, res: reply, responseTime }, "request completed");
      } else {
        log.info({ req: request, responseTime }, "request left by its client");
      }
    });
  }

  override requestCompleted(
    error: Error | null | undefined,
    ...of: [FastifyRequest, FastifyReply]
  ) {
    if (error) super.requestCompleted(error, ...of);
  }
}
