import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf } from "../support/api-client.ts";
import { benchEnv, good, makeCommissioned, makeMeter, pounds } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { freePort } from "../support/postgres.ts";
import { startServerProcess } from "../support/server-process.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

test("a page says that its bench is gone, and finds it when it is back", async () => {
  const env = { ...benchEnv(), BENCH_PORT: String(await freePort()) };
  const first = await startServerProcess("bench", env);
  const path = await makeMeter(clientOf(first.url), { settings: { meterBalance: 321_000 } });
  const page = await browser.newPage();
  await page.goto(first.url);
  await page.getByTestId("balance").filter({ hasText: "£3.21" }).waitFor();

  await first.end("SIGKILL");
  const gone = page.getByText("The connection to the bench is down.");
  await gone.waitFor();

  const second = await startServerProcess("bench", env);
  await gone.waitFor({ state: "detached" });
  await good(clientOf(second.url)("PUT", `${path}/wan`, { up: true }));
  await page.getByRole("switch", { name: "WAN", checked: true }).waitFor();
  expect(await page.getByTestId("balance").textContent()).toContain("£3.21");

  await page.close();
  await second.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
});

test("an entry that the bench was killed in goes on when it is back", async () => {
  const env = { ...benchEnv(), BENCH_PORT: String(await freePort()) };
  const first = await startServerProcess("bench", env);
  const { issue } = await makeCommissioned(clientOf(first.url));
  const code = issue(1, pounds(10));
  const page = await browser.newPage();
  await page.goto(first.url);
  const lcd = page.getByTestId("lcd");
  await lcd.waitFor();
  await page.keyboard.type(`a${code.slice(0, 12)}`);
  await lcd.filter({ hasText: code.slice(8, 12) }).waitFor();

  await first.end("SIGKILL");
  const gone = page.getByText("The connection to the bench is down.");
  await gone.waitFor();
  await page.keyboard.type("9");
  const refused = page.getByRole("alert").getByText("The bench does not answer");
  await refused.waitFor();
  // Neither covers the other.
  const [above, below] = [await gone.boundingBox(), await refused.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);

  const second = await startServerProcess("bench", env);
  await gone.waitFor({ state: "detached" });
  await page.keyboard.type(`${code.slice(12)}b`);
  await lcd.filter({ hasText: "Accepted" }).waitFor();
  const log = page.getByRole("region", { name: "Event log" });
  await log.getByText("credit added locally").waitFor();

  await page.close();
  await second.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
});
