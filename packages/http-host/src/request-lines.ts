import { type FastifyReply, type FastifyRequest, LogController } from "fastify";

/**
 * Logs a request in one line, once it is over, at level `info`: what was asked, what it was
 * answered and after how many milliseconds. Where the connection ended before the answer was whole
 * it says so, with a status where one was sent: what was asked for may have been done.
 */
export class RequestLines extends LogController {
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    const { method, url, ip, log } = request;
    const begunAt = performance.now();
    reply.raw.once("close", () => {
      const { headersSent, writableFinished } = reply.raw;
      const res = headersSent ? reply : undefined;
      const responseTime = performance.now() - begunAt;
      const what = writableFinished ? "request completed" : "request ended before its answer";
      log.info({ req: { method, url, ip }, res, responseTime }, what);
    });
  }

  override requestCompleted(
    error: Error | null | undefined,
    ...of: [FastifyRequest, FastifyReply]
  ) {
    if (error) super.requestCompleted(error, ...of);
  }
}
