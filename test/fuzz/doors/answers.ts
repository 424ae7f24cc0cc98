import assert from "node:assert/strict";
import {
  campaignEvents,
  eachItem,
  eachLine,
  given,
  ProblemError,
  supplierClient,
} from "@utrn-lab/client";
import { METER_ID } from "../../support/parties.ts";
import { API_KEY } from "../../support/supplier-rig.ts";
import type { Door } from "../engine/door.ts";
import { readRequest } from "../engine/http-request.ts";

/** Items that are taken of a list or stream, at the most: the same answer comes to each call. */
const ITEMS_MAX = 6;

/** Calls that are answered: a list may name itself as the page behind it. */
const CALLS_MAX = 40;

/** The answer that an input writes, "200" in the place of a method, its body cut anywhere. */
function answerOf(input: Buffer): Response | undefined {
  const { method, headers, body } = readRequest(input);
  const at = body.length % 7;
  const chunks = [body.subarray(0, at), body.subarray(at)].filter(({ length }) => length > 0);
  try {
    return new Response(ReadableStream.from(chunks), {
      status: Number(method),
      headers: Object.entries(headers).flatMap(([name, all]) => all.map((one) => [name, one])),
    });
  } catch {
    // Fetch lets no such answer in.
    return undefined;
  }
}

/** A client to which every call is answered by the same bytes, in a time of its own. */
function clientFor(input: Buffer) {
  let nowMs = 0;
  let calls = 0;
  return supplierClient({
    address: "http://127.0.0.1:3000",
    apiKey: API_KEY,
    platform: {
      fetch: async () => {
        calls += 1;
        const answer = calls > CALLS_MAX ? undefined : answerOf(input);
        if (answer === undefined) throw new TypeError("no answer");
        return answer;
      },
      nowMs: () => nowMs,
      wait: async (ms) => {
        assert.ok(ms >= 0 && Number.isFinite(ms));
        nowMs += ms;
      },
      random: () => 0.5,
    },
  });
}

async function few(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of items) {
    count += 1;
    if (count === ITEMS_MAX) break;
  }
  return count;
}

/** What a call came to: data, or one of the errors that a caller is told to expect. */
async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    const data = await call;
    return data === 0 ? "nothing" : "data";
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.ok(!error.message.includes(API_KEY));
    // A cursor that is no text goes into no URL, and the list ends there.
    const expected = [ProblemError, TypeError, SyntaxError, URIError];
    if (!expected.some((kind) => error instanceof kind)) throw error;
    return error.name;
  }
}

const CAMPAIGN = { params: { path: { campaignId: "a" } } };

export const door: Door = {
  says: "what answers the client: data, a ProblemError, or an error of fetch, JSON or URLs",
  bytesMax: 3_000,
  cpuMsMax: 500,
  seeds: () => [
    '200 \ncontent-type: application/json\n\n{"items":[{"a":1}],"nextCursor":null}',
    '200 \ncontent-type: application/json\n\n{"items":[1,2],"nextCursor":"b"}',
    '200 \ncontent-type: application/x-ndjson\n\n{"meterId":"00"}\n{"code":"1"}',
    '200 \ncontent-type: text/event-stream\n\nid: 1\ndata: {"status":"done"}\n\ndata: {}\n\n',
    '409 \ncontent-type: application/problem+json\n\n{"code":"not_found","detail":"x"}',
    "503 \nretry-after: 3\ncontent-type: text/html\n\n<html>",
    "429 \nretry-after: Tue, 24 Nov 2026 12:00:00 GMT\n\n",
    "204 \n\n",
  ],
  open: () => ({
    async answer(input) {
      const client = clientFor(input);
      const params = { path: { meterId: METER_ID } };
      const lines = { ...CAMPAIGN, parseAs: "stream" } as const;
      const outcomes = [
        given(client.GET("/v1/meters/{meterId}", { params })),
        few(eachItem((page) => client.GET("/v1/meters", { params: { query: page } }))),
        few(eachLine(client.GET("/v1/campaigns/{campaignId}/codes.ndjson", lines))),
        few(campaignEvents(client, "a", { wait: async () => Promise.reject(new TypeError()) })),
      ].map(outcomeOf);
      return (await Promise.all(outcomes)).join(", ");
    },
    close: () => {},
  }),
};
