import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

test("the chart has the session from its start, zooms, and saves what it shows", async () => {
  const { page, path, issue, tab, problems } = await openMeter();
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 86_400 }));
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 864_000 }));
  await page.reload();
  await tab("Chart");
  const panel = page.getByRole("region", { name: "Account over time" });
  await panel
    .locator("summary")
    .filter({ hasText: /^[1-9]/ })
    .waitFor();
  const save = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("button", { name: "Save CSV" }).click(),
    ]);
    return readFileSync(await download.path(), "utf8").split("\r\n");
  };
  // £5.00 less the standing charge of a midnight, 53.35p, before the code and after it.
  await expect.poll(save).toContain("2026-11-25T12:00:00.000Z,4.4665,10.00,0.00,armed,");
  expect(await save()).toContain("2026-11-25T12:00:00.000Z,14.4665,10.00,0.00,armed,");
  const { x, y, width, height } = (await panel.locator(".u-over").boundingBox()) ?? NOWHERE;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 5, y + height / 2, { steps: 3 });
  await page.mouse.up();
  // Half of eleven days.
  await panel.getByText("No events in this time.").waitFor();
  expect((await save())[1]).toMatch(/^2026-11-30T/);
  await panel.getByRole("button", { name: "The last day" }).click();
  await expect.poll(async () => (await save())[1]).toMatch(/^2026-12-04T/);
  await panel.getByRole("button", { name: "All", exact: true }).click();
  await panel.locator("summary").click();
  await panel.getByRole("button", { name: /credit added/ }).focus();
  expect(problems).toEqual([]);
  await page.close();
});
