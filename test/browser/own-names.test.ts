import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BenchRig, benchEnv, good, makeMeter, startBenchRig } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";

let rig: BenchRig;
let browser: Browser;
let port: string;
let path: string;
beforeAll(async () => {
  const env = { ...benchEnv(), BENCH_HOSTS: "bench.example" };
  rig = await startBenchRig(env);
  ({ port } = new URL(rig.url()));
  path = await makeMeter(rig.call);
  // As an attacker's name server does: a name on the web that leads to this machine.
  browser = await startBrowser(["--host-resolver-rules=MAP *.example 127.0.0.1"]);
});
afterAll(async () => {
  await browser?.close();
  await rig?.remove();
});

test("a page under a name that leads to the bench reads no key and changes nothing", async () => {
  // The page of an attacker has no policy that forbids it to ask.
  const page = await browser.newPage({ bypassCSP: true });
  const opened = await page.goto(`http://rebind.example:${port}/`);
  expect(opened?.status()).toBe(421);
  const answers = await page.evaluate(async (at) => {
    const json = { "content-type": "application/json" };
    const off = { method: "PUT", headers: json, body: '{"on":false}' };
    const calls = [fetch("/v1/meters/export"), fetch(`${at}/power`, off)];
    return Promise.all(
      calls.map(async (call) => ({ status: (await call).status, body: await (await call).text() })),
    );
  }, path);
  expect(answers.map(({ status }) => status)).toEqual([421, 421]);
  expect(answers.map(({ body }) => body).join()).not.toContain("privateKey");
  expect(await good(rig.call("GET", path))).toMatchObject({ power: true });
  await page.close();
});

test("the page opens under a name that the bench was told", async () => {
  const page = await browser.newPage();
  await page.goto(`http://bench.example:${port}/`);
  await page.getByText(path.slice(-16)).first().waitFor();
  await page.close();
});
