import { expect, test } from "vitest";
import { type MeterPage, openPage } from "../support/bench-page.ts";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const pages = pagesForFile();
const { rig } = pages;

async function logsOnce({ page }: MeterPage): Promise<void> {
  const log = page.getByRole("region", { name: "Event log" });
  await log.getByText("1 line", { exact: true }).waitFor();
  await log.getByText("credit added locally").waitFor();
}

test("keys pressed faster than the bench answers are all there, in their order", async () => {
  const opened = await pages.openMeter();
  const { page, issue, says } = opened;
  await page.keyboard.type(`a${issue(1, pounds(10))}b`);
  await says("lcd", "Accepted");
  await says("balance", "£15.00");
  await logsOnce(opened);
  await page.close();
});

test("two pages at one meter press keys of one entry, and both show what it came to", async () => {
  const left = await pages.openMeter();
  const right = await openPage(pages.browser, rig.url(), left.meterId);
  const code = left.issue(1, pounds(10));
  await left.page.keyboard.type(`a${code.slice(0, 8)}`);
  await right.says("lcd", code.slice(4, 8));
  await right.page.keyboard.type(code.slice(8, 19));
  await left.says("lcd", code.slice(16, 19));
  await left.page.keyboard.type(code.slice(19));
  await right.says("lcd", "Block 1 of 1 ok");
  await right.page.keyboard.type("b");
  for (const opened of [left, right]) {
    await opened.says("lcd", "Accepted");
    await opened.says("balance", "£15.00");
    await logsOnce(opened);
    await opened.page.close();
  }
});

test("a meter that is removed and made anew is shown as it is now", async () => {
  const opened = await pages.openMeter();
  const { page, meterId, path, issue, says } = opened;
  await page.keyboard.type(`a${issue(1, pounds(10))}b`);
  await says("balance", "£15.00");
  await logsOnce(opened);
  expect(await rig.call("DELETE", path)).toMatchObject({ status: 204 });
  await good(rig.call("POST", "/v1/meters", { meterId, settings: { meterBalance: 700_000 } }));
  await says("balance", "£7.00");
  await page.getByText("Nothing has happened yet.").waitFor();
  await page.close();
});
