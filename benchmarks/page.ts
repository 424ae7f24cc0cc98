import { openMeter } from "../test/support/bench-page.ts";
import { startBenchRig } from "../test/support/bench-rig.ts";
import { startBrowser } from "../test/support/browser.ts";
import { quantile } from "./quantile.ts";
import type { Figure } from "./report/figure.ts";

const PRESSES = 200;

/**
 * Presses keys in the page and times each until the display has changed: request, durable step,
 * stream and drawing. It runs in the page.
 */
const TIMED_PRESSES = `(async (presses) => {
  const glass = document.querySelector("[data-testid=lcd-glass]");
  const changed = () => new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
    observer.observe(glass, { attributes: true, attributeFilter: ["data-text"] });
  });
  const press = (key) => window.dispatchEvent(new KeyboardEvent("keydown", { key }));
  const pressed = async (key) => { const done = changed(); press(key); await done; };
  await pressed("a");
  const elapsed = [];
  for (let at = 0; at < presses; at += 1) {
    // A digit in, and out again: the display changes each time.
    const key = at % 2 === 0 ? "7" : "Backspace";
    const start = performance.now();
    await pressed(key);
    elapsed.push(performance.now() - start);
  }
  return elapsed;
})`;

/** Measures the time from a key press in the page to the display that shows it, by the clock. */
export async function measurePage(): Promise<readonly Figure[]> {
  const [browser, rig] = await Promise.all([startBrowser(), startBenchRig()]);
  try {
    const { page } = await openMeter(browser, rig);
    const elapsed: number[] = await page.evaluate(`${TIMED_PRESSES}(${PRESSES})`);
    const measure = `key press to display, ${PRESSES} presses in a browser`;
    return [
      { measure, unit: "ms", samples: elapsed },
      { measure: `${measure}, 95 of 100 within`, unit: "ms", samples: [quantile(elapsed, 0.95)] },
    ];
  } finally {
    await browser.close();
    await rig.remove();
  }
}
