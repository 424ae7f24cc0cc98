import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type BenchPage, openMeter, type Screen } from "./bench-page.ts";
import type { BenchRig } from "./bench-rig.ts";
import { startBrowser } from "./browser.ts";
import { benchForFile } from "./shared-bench.ts";

/** One browser and one bench for all tests of a file. */
export function pagesForFile(): {
  readonly rig: BenchRig;
  /** Not before the first test. */
  readonly browser: Browser;
  /** Makes a meter and opens its page. */
  readonly openMeter: (meter?: object, screen?: Screen) => Promise<BenchPage>;
} {
  const rig = benchForFile();
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  return {
    rig,
    get browser() {
      return browser;
    },
    openMeter: (meter, screen) => openMeter(browser, rig, meter, screen),
  };
}
