import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { DESKTOP, PHONE, ZOOMED } from "../support/bench-page.ts";
import { pagesForFile } from "../support/shared-page.ts";
import { openState, STATES } from "./states.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = pagesForFile();
const { rig } = pages;

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
    const page = await openState(pages.browser, rig, state, { ...DESKTOP, colorScheme });
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });
});

describe.each([
  ["a phone", PHONE],
  ["a zoom of 200 %", ZOOMED],
] as const)("on %s nothing scrolls sideways", (_, screen) => {
  test.each(STATES)("$name", async (state) => {
    const page = await openState(pages.browser, rig, state, screen);
    const beyond = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(beyond).toBe(0);
    await page.close();
  });
});
