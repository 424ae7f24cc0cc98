import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Call } from "./api-client.ts";

/** A page of the docs, by its path below `docs/`. */
export function readPage(path: string): string {
  return readFileSync(new URL(`../../docs/${path}`, import.meta.url), "utf8");
}

/** The calls in the first column of a text's tables, say "GET /v1/meters". */
export function callsIn(text: string): string[] {
  const rows = text.matchAll(/^\| `((?:GET|PUT|PATCH|POST|DELETE) \/[^`]+)` \|/gm);
  return [...rows].map(([, call = ""]) => call);
}

const EXAMPLE = /^```http\n([A-Z]+) (\S+)\n([^`]*)^```\n\n```json\n([^`]*)^```/gm;

/**
 * Sends the examples of a page in its order, each an `http` block with a `json` block below it, and
 * expects that each answer has at least the members that the page shows.
 * @returns how many examples there are.
 */
export async function sendExamples(page: string, call: Call): Promise<number> {
  const examples = [...page.matchAll(EXAMPLE)];
  for (const [, method, path = "", body = "", shown = ""] of examples) {
    const sent = body === "" ? undefined : body;
    const answer = await call(method as Parameters<Call>[0], path, sent);
    expect(answer.body, `${method} ${path}: ${answer.text}`).toMatchObject(JSON.parse(shown));
  }
  expect(page.split(/^```json/m).length - 1, "a json block without its request").toBe(
    examples.length,
  );
  return examples.length;
}
