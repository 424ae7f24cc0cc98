import { afterAll, beforeAll, expect, test } from "vitest";
import type { BenchPage } from "../support/bench-page.ts";
import { good } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

let opened: BenchPage;
beforeAll(async () => {
  opened = await openMeter();
});
afterAll(() => opened.page.close());

test("the question mark leads to the documentation, and Escape only closes it", async () => {
  const { page, path } = opened;
  const help = page.getByRole("button", { name: "Help" });
  await help.click();
  const links = page.getByRole("navigation", { name: "Help" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  expect(addresses).toContain("/guides/guides/keypad-page.md");
  for (const address of addresses) {
    expect([address, (await fetch(`${rig.url()}${address}`)).status]).toEqual([address, 200]);
  }
  await page.keyboard.press("Escape");
  await links.first().waitFor({ state: "hidden" });
  const pressed = page.waitForResponse(/\/keys$/);
  await page.keyboard.press("1");
  await pressed;
  const { steps } = await good<{ steps: { event: object }[] }>(rig.call("GET", `${path}/session`));
  expect(steps.at(-1)?.event).toMatchObject({ keys: "1" });
  expect(steps).toHaveLength(2);
});
