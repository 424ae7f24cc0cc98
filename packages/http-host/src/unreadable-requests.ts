import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ConnectionError } from "fastify";
import { type OnProblem, PROBLEM_MEDIA_TYPE } from "./answer-problems.ts";
import { invalidRequest, Problem } from "./problems.ts";

function problemOf(code: string | undefined): Problem {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return new Problem("request_timeout", "The request did not arrive in time.");
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    return new Problem("headers_too_large", "The headers, or the address, are too long.");
  }
  return invalidRequest("request", "The request is not readable HTTP, or ended early.");
}

/** How long a client has to read the answer before the connection is closed. */
const LINGER_MS = 5_000;

/**
 * Answers a request that is not HTTP, is too long or does not arrive in time. No route sees it and
 * Node closes the connection, so the answer is written to the socket by hand.
 */
export function answerUnreadable(onProblem: OnProblem) {
  return ({ code }: ConnectionError, socket: Socket): void => {
    if (code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem = problemOf(code);
    onProblem(problem.code);
    const body = JSON.stringify(problem.toBody());
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      `Content-Type: ${PROBLEM_MEDIA_TYPE}; charset=utf-8`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Cache-Control: no-store",
      "Connection: close",
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
    const left = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once("close", () => clearTimeout(left));
  };
}
