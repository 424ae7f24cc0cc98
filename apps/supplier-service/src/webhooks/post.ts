import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { systemErrorCode } from "@utrn-lab/http-host";
import { lookupFor, RefusedTarget, type Targets } from "./targets.ts";

/** What came of sending something. */
export interface Posted {
  /** What HTTP answered; null where nothing did. */
  readonly status: number | null;
  /** Why there was no answer, in a word or the system's code; null where there was one. */
  readonly error: string | null;
  /** The first characters of the answer. */
  readonly answer: string;
  readonly durationMs: number;
  /** When the receiver asks to be tried again, seconds from now; undefined: it says nothing. */
  readonly retryAfterSeconds: number | undefined;
}

/** Sends things to webhooks. */
export interface Post {
  (url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Posted>;
  /** Closes the connections that are kept. */
  close(): void;
}

/** How long a receiver may take for its answer. */
const TIMEOUT_MS = 15_000;
const ANSWER_CHARACTERS = 200;
/** An answer that is longer is not read to its end. */
const ANSWER_BYTES_MAX = 65_536;

/** The beginning of an answer, without what is no print. */
function beginningOf(bytes: Buffer): string {
  const text = bytes.toString("utf8").replace(/[\p{Cc}\p{Cs}\ufffd]+/gu, " ");
  return text.slice(0, ANSWER_CHARACTERS).trim();
}

/** Reads an answer as far as it is kept, and lets the connection be used again. */
async function readAnswer(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      if (bytes < ANSWER_CHARACTERS * 4) chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > ANSWER_BYTES_MAX) break;
    }
  } catch {
    // What it has said before it broke off counts: its status.
  }
  return beginningOf(Buffer.concat(chunks));
}

function secondsOf(retryAfter: string | undefined): number | undefined {
  return /^\d{1,9}$/.test(retryAfter ?? "") ? Number(retryAfter) : undefined;
}

/** Why nothing was answered: never with the URL, which may hold a secret. */
function errorOf(error: unknown, isTimedOut: boolean): string {
  if (isTimedOut) return "timeout";
  if (error instanceof RefusedTarget) return "refused_target";
  return systemErrorCode(error) ?? "connection";
}

/**
 * Sends by HTTP, follows no redirect, and goes to no address that is not allowed.
 * @param timeoutMs - how long an answer may take.
 */
export function createPost(targets: Targets, timeoutMs = TIMEOUT_MS): Post {
  const secure = new HttpsAgent({ keepAlive: true });
  const plain = new HttpAgent({ keepAlive: true });

  function send(
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: string,
    end: AbortSignal,
  ) {
    const lookup = lookupFor(url, targets);
    const options = { method: "POST", headers, lookup, signal: end };
    return new Promise<IncomingMessage>((resolve, reject) => {
      const request =
        url.protocol === "https:"
          ? requestHttps(url, { ...options, agent: secure })
          : requestHttp(url, { ...options, agent: plain });
      request.once("response", resolve).once("error", reject).end(body);
    });
  }

  const post = async (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<Posted> => {
    const began = performance.now();
    const end = AbortSignal.timeout(timeoutMs);
    const durationMs = () => Math.round(performance.now() - began);
    try {
      const response = await send(new URL(url), headers, body, end);
      const answer = await readAnswer(response);
      const { statusCode: status = 0 } = response;
      const retryAfterSeconds = secondsOf(response.headers["retry-after"]);
      return { status, error: null, answer, durationMs: durationMs(), retryAfterSeconds };
    } catch (error) {
      const why = errorOf(error, end.aborted);
      const nothing = { status: null, answer: "", retryAfterSeconds: undefined };
      return { ...nothing, error: why, durationMs: durationMs() };
    }
  };
  const close = () => {
    secure.destroy();
    plain.destroy();
  };
  return Object.assign(post, { close });
}
