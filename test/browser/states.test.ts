import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DESKTOP, PHONE, type Screen, ZOOMED } from "../support/bench-page.ts";
import { type BenchRig, startBenchRig } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { differenceFrom, keepPicture } from "../support/picture.ts";
import { openState, STATES } from "./states.ts";

const METER_ID = "00db1234567890d1";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The share of pixels that may differ. It is generous because fonts differ between machines, and
 * with them where lines break: what it catches is a panel that is gone, a colour that changed, a
 * layout that broke.
 */
const TOLERANCE = 0.06;

let rig: BenchRig;
let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());
// A bench of its own each, so that a picture does not depend on which were taken before.
beforeEach(async () => {
  rig = await startBenchRig();
});
afterEach(() => rig?.remove());

function pictureOf(look: string, name: string): string {
  return resolve(import.meta.dirname, "pictures", look, `${name}.png`);
}

/** Holds the page against its kept picture. */
async function expectAsBefore(page: Page, path: string): Promise<void> {
  await page.locator(".pressed").waitFor({ state: "detached" });
  // A tab that was chosen comes into view with the next frame: only then is the page at rest.
  await page.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
  );
  await page.evaluate("window.scrollTo(0, 0)");
  const screenshot = await page.screenshot({ animations: "disabled" });
  keepPicture(path, screenshot);
  expect.soft(differenceFrom(path, screenshot)).toBeLessThan(TOLERANCE);
}

/** What axe finds that is serious or worse: the rule, and where. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    'axe.run({ resultTypes: ["violations"] })',
  )) as AxeResults;
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** How far the page can be scrolled sideways. */
function sidewaysPixels(page: Page): Promise<unknown> {
  return page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
}

/** A page is opened once for all that is judged of it: to bring it to its state is what costs. */
function opened(state: (typeof STATES)[number], screen: Screen): Promise<Page> {
  return openState(browser, rig, state, screen, METER_ID);
}

describe.each(["light", "dark"] as const)("%s", (look) => {
  test.each(STATES)("looks as it did, and axe finds nothing serious: $name", async (state) => {
    const page = await opened(state, { ...DESKTOP, colorScheme: look });
    await expectAsBefore(page, pictureOf(look, state.name));
    expect.soft(await seriousFindings(page)).toEqual([]);
    // At a zoom of 200 %.
    await page.setViewportSize(ZOOMED.viewport);
    await expect.poll(() => sidewaysPixels(page)).toBe(0);
    await page.close();
  });
});

test.each(STATES)(
  "looks as it did on a phone, and scrolls nowhere sideways: $name",
  async (state) => {
    const page = await opened(state, { ...PHONE, colorScheme: "light" });
    await expectAsBefore(page, pictureOf("phone", state.name));
    expect(await sidewaysPixels(page)).toBe(0);
    await page.close();
  },
);

test("a page of another colour is noticed", async () => {
  const [state] = STATES;
  if (state === undefined) throw new Error("there is no state");
  const page = await opened(state, { ...DESKTOP, colorScheme: "dark" });
  const picture = pictureOf("light", "desk");
  expect(differenceFrom(picture, await page.screenshot())).toBeGreaterThan(TOLERANCE);
  await page.close();
});
