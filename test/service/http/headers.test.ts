import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
import { type SupplierRig, startRig } from "../../support/supplier-rig.ts";

let rig: SupplierRig;
let browser: Browser;
beforeAll(async () => {
  rig = await startRig();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await rig.remove();
});

test.each(["/v1/supplier", "/health/live", "/nothing", "/docs/json", "/guides/"])(
  "%s answers with security headers",
  async (path) => {
    const { headers } = await fetch(`${rig.url()}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
  },
);

test("what is answered is kept by nobody on its way, and has its request's id", async () => {
  const paths = [
    "/v1/supplier",
    "/v1/keys?x=1",
    "/health/live",
    "/docs/json",
    "/docs/",
    "/guides/",
    "/no",
  ];
  const answers = await Promise.all(paths.map((path) => fetch(`${rig.url()}${path}`)));
  for (const { headers } of answers) {
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  }
  const ids = answers.map(({ headers }) => headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(paths.length);
});

test("what the API answers may run, fetch and be framed by nothing", async () => {
  const { headers } = await fetch(`${rig.url()}/v1/supplier`);
  expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
});

test("no name is said to be for HTTPS only: who serves it by HTTPS says so", async () => {
  const { headers } = await fetch(`${rig.url()}/v1/supplier`);
  expect(headers.has("strict-transport-security")).toBe(false);
});

test("no idempotency key is proposed to whoever tries a call out", async () => {
  const text = await (await fetch(`${rig.url()}/docs/json`)).text();
  const { paths } = JSON.parse(text);
  const { parameters } = paths["/v1/meters/{meterId}/codes"].post;
  const key = parameters.find(({ name }: { name: string }) => name === "Idempotency-Key");
  expect(key).toMatchObject({ in: "header" });
  expect(JSON.stringify(key)).not.toContain("example");
});

test("the page of the document works under its policy, and asks no other host", async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const asked = new Set<string>();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("request", (request) => {
    asked.add(new URL(request.url()).protocol + new URL(request.url()).host);
  });
  await page.goto(`${rig.url()}/docs`);
  await page.getByText("Issue a code", { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  expect([...asked].filter((from) => from !== "data:")).toEqual([
    `http:${new URL(rig.url()).host}`,
  ]);
  await page.close();
});
