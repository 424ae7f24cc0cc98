import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { good, joinPpmid, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const TAB_STOPS_MAX = 80;
/** Longer than a key must stay down to be held. */
const HELD_MS = 900;

const { rig, openMeter } = pagesForFile();

/** Presses Tab until what has the focus is called this, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < TAB_STOPS_MAX; stop += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(
      "(({ ariaLabel, labels, textContent }) => " +
        "ariaLabel ?? labels?.[0]?.textContent ?? textContent)(document.activeElement)",
    );
    if (String(focused).trim().startsWith(name)) return;
  }
  throw new Error(`no tab stop is called ${name}`);
}

test("everything is reached and done by keyboard: code, emergency, PPMID, desk, tabs", async () => {
  const { page, path, issue, says } = await openMeter({
    settings: { meterBalance: 0 },
  });
  await joinPpmid(rig.call, path);
  await page.keyboard.press("7");
  await says("lcd", "Hold B to use");
  await page.keyboard.press("Enter", { delay: HELD_MS });
  await says("supply-lamp", "Press B for supply");
  await page.keyboard.press("Enter");
  await says("supply-lamp", "Supply on");
  await page.keyboard.type(`a${issue(1, pounds(15))}`);
  await page.keyboard.press("Enter");
  await says("lcd", "Accepted");

  await tabTo(page, "Code at the PPMID");
  await page.keyboard.type(issue(2, pounds(1)));
  await page.keyboard.press("Enter");
  await page.getByText("Credit £1.00").waitFor();

  await tabTo(page, "Desk");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: "Registers", selected: true }).waitFor();
  // A tab takes Enter and the arrows; digits still press the keys of the meter.
  await page.keyboard.press("1");
  await says("lcd", "£16.00");
  await page.keyboard.press("ArrowLeft");
  await tabTo(page, "+1 day");
  await page.keyboard.press("Enter");
  await says("clock", "25 Nov 2026, 12:00:00 UTC");
  await tabTo(page, "WAN");
  await page.keyboard.press("Space");
  await page.getByRole("switch", { name: "WAN", checked: true }).waitFor();
  expect(await good(rig.call("GET", path))).toMatchObject({ supply: "enabled", wan: true });
  await page.close();
});

test("the two-key face is chosen by keyboard, and its keys are pressed on the page", async () => {
  const { page, says } = await openMeter();
  await tabTo(page, "12 keys");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "A next");
  await page.keyboard.press("Enter");
  await says("lcd", "Balance");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await says("lcd", "Bal.");
  await page.keyboard.press("Space", { delay: HELD_MS });
  await says("lcd", "[0]");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await says("lcd", "[1]");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await says("lcd", "1[0]");
  await page.keyboard.press("Space", { delay: HELD_MS });
  await says("lcd", "Incomplete");
  await page.close();
});
