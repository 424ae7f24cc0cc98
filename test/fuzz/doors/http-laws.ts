import assert from "node:assert/strict";
import { systemErrorCode } from "@utrn-lab/http-host";
import { PROBLEMS } from "../../../packages/http-host/src/problems.ts";
import {
  readRequest,
  type Sender,
  type SentAnswer,
  type WrittenRequest,
} from "../engine/http-request.ts";

/** Digits of a code, and bytes of a key: neither stands in a refusal, but as an example of ours. */
const SECRET = /\d{20}|[0-9a-f]{64}/i;

/** Every refusal is a problem that the documentation lists, and repeats no code and no key. */
function checkRefusal({ status, type, text }: SentAnswer): string {
  assert.ok(status < 500, `the server failed: ${text}`);
  assert.match(type, /^application\/problem\+json/);
  const problem: Readonly<Record<string, unknown>> = JSON.parse(text);
  const { code } = problem;
  const [known] = Object.entries(PROBLEMS).filter(([name]) => name === code);
  assert.equal(known?.[1].status, status);
  assert.equal(problem.status, status);
  assert.doesNotMatch(text.replace(/must look like \w+/, ""), SECRET);
  return `${status} ${code}`;
}

/** What every answer of a server keeps to. */
export function checkAnswer(
  answer: SentAnswer,
  method: string,
  secrets: readonly string[],
): string {
  const { status, type, text } = answer;
  for (const secret of secrets) assert.ok(!text.includes(secret), "a secret was answered");
  if (method === "HEAD") return `${status} head`;
  if (status >= 400) return checkRefusal(answer);
  if (type.startsWith("application/json")) JSON.parse(text);
  return `${status} ${type.split(";")[0]}`;
}

/**
 * What was answered before, by the names of its members, so that an input can ask about it:
 * `{codeId}` is the last code's.
 */
export class Memory {
  readonly #values = new Map<string, string>();

  learn(text: string): void {
    for (const [, name = "", value = ""] of text.matchAll(/"(\w*[iI]d|code)":"([^"]{1,100})"/g)) {
      this.#values.set(name, value);
    }
  }

  fill(input: Buffer): Buffer {
    const text = input.toString("latin1");
    const filled = text.replace(/\{(\w{2,12})\}/g, (as, name) => this.#values.get(name) ?? as);
    return Buffer.from(filled, "latin1");
  }
}

/** A request of an input with what it leaves out: most are to come as far as a route. */
export function requestOf(input: Buffer, usual: Readonly<Record<string, string>>): WrittenRequest {
  const asked = readRequest(input);
  const headers = Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, [value]]));
  return { ...asked, headers: { ...headers, ...asked.headers } };
}

/** The answer to a request; undefined where it was not sent. */
export async function answerTo(
  sender: Sender,
  asked: WrittenRequest,
): Promise<SentAnswer | undefined> {
  try {
    return await sender.send(asked);
  } catch (error) {
    const isWaiting = /[?&]wait=/.test(asked.path);
    if (isWaiting && error instanceof Error && error.name === "AbortError") return undefined;
    // CONNECT asks for a tunnel, which Node's server refuses by closing the connection.
    const isTunnel = asked.method.toUpperCase() === "CONNECT";
    if (isTunnel && systemErrorCode(error) === "ECONNRESET") return undefined;
    throw error;
  }
}
