import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DESKTOP, PHONE } from "../support/bench-page.ts";
import { type BenchRig, startBenchRig } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { differenceFrom, keepPicture } from "../support/picture.ts";
import { openState, STATES } from "./states.ts";

const METER_ID = "00db1234567890d1";

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

describe.each([
  ["light", { ...DESKTOP, colorScheme: "light" }],
  ["dark", { ...DESKTOP, colorScheme: "dark" }],
  ["phone", { ...PHONE, colorScheme: "light" }],
] as const)("the page looks as it did, %s", (look, screen) => {
  test.each(STATES)("$name", async (state) => {
    const page = await openState(browser, rig, state, screen, METER_ID);
    await page.locator(".pressed").waitFor({ state: "detached" });
    await page.evaluate("window.scrollTo(0, 0)");
    const screenshot = await page.screenshot({ animations: "disabled" });
    const path = resolve(import.meta.dirname, "pictures", look, `${state.name}.png`);
    keepPicture(path, screenshot);
    expect(differenceFrom(path, screenshot)).toBeLessThan(TOLERANCE);
    await page.close();
  });
});

test("a page of another colour is noticed", async () => {
  const [state] = STATES;
  if (state === undefined) throw new Error("there is no state");
  const page = await openState(browser, rig, state, { ...DESKTOP, colorScheme: "dark" }, METER_ID);
  const path = resolve(import.meta.dirname, "pictures/light/desk.png");
  expect(differenceFrom(path, await page.screenshot())).toBeGreaterThan(TOLERANCE);
  await page.close();
});
