import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Call } from "../../support/api-client.ts";
import { type SupplierRig, startRig } from "../../support/supplier-rig.ts";

const PAGE = readFileSync(
  new URL("../../../docs/reference/http-supplier.md", import.meta.url),
  "utf8",
);

let rig: SupplierRig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.remove());

/** The calls in the first column of a text's tables. */
function callsIn(text: string): string[] {
  const rows = text.matchAll(/^\| `((?:GET|PUT|POST|DELETE) \/[^`]+)` \|/gm);
  return [...rows].map(([, call = ""]) => call);
}

test("the page has a row for every call of the service, and for no other", async () => {
  const { body } = await rig.call("GET", "/docs/json");
  const { paths } = body as { paths: Record<string, object> };
  const served = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(callsIn(PAGE).toSorted()).toEqual(served.toSorted());
});

test("each resource has a heading of its own", () => {
  const resources = PAGE.split(/^## /m).filter((text) => callsIn(text).length > 0);
  const largest = resources.map((text) => callsIn(text).length).toSorted((a, b) => b - a)[0];
  expect(resources.length).toBeGreaterThan(12);
  expect(largest).toBeLessThan(12);
});

const EXAMPLE = /^```http\n(\w+) (\S+)\n([^`]*)^```\n\n```json\n([^`]*)^```/gm;

test("each example on the page is answered as the page shows", async () => {
  const examples = [...PAGE.matchAll(EXAMPLE)];
  expect(examples.length).toBe(PAGE.split("```http").length - 1);
  for (const [, method, path = "", body = "", shown = ""] of examples) {
    const sent = body === "" ? undefined : body;
    const answer = await rig.call(method as Parameters<Call>[0], path, sent);
    expect(answer.body, `${method} ${path}: ${answer.text}`).toMatchObject(JSON.parse(shown));
  }
});
