import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESKTOP, PHONE, ZOOMED } from "../support/bench-page.ts";
import { type BenchRig, startBenchRig } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { openState, STATES } from "./states.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let rig: BenchRig;
let browser: Browser;
beforeAll(async () => {
  [browser, rig] = await Promise.all([startBrowser(), startBenchRig()]);
});
afterAll(async () => {
  await browser?.close();
  await rig?.remove();
});

/** What axe finds that is serious or worse: the rule, and where. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

describe.each(["light", "dark"] as const)("axe finds nothing serious, %s", (colorScheme) => {
  test.each(STATES)("$name", async (state) => {
    const page = await openState(browser, rig, state, { ...DESKTOP, colorScheme });
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });
});

describe.each([
  ["a phone", PHONE],
  ["a zoom of 200 %", ZOOMED],
] as const)("on %s nothing scrolls sideways", (_, screen) => {
  test.each(STATES)("$name", async (state) => {
    const page = await openState(browser, rig, state, screen);
    const beyond = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(beyond).toBe(0);
    await page.close();
  });
});
