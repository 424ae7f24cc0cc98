import { expect, test } from "vitest";
import { good, NOON_SECONDS, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

test("Enter submits after A was clicked, and after a button of the desk was", async () => {
  const { page, path, key, issue, says } = await openMeter();
  await key("A").click();
  await page.keyboard.type(issue(1, pounds(10)));
  await says("lcd", "Block 1 of 1 ok");
  await page.keyboard.press("Enter");
  await says("balance", "£15.00");

  await page.getByRole("button", { name: "+1 h" }).click();
  await says("clock", "24 Nov 2026, 13:00:00 UTC");
  await page.keyboard.type(`a${issue(2, pounds(10))}`);
  await page.keyboard.press("Enter");
  await says("balance", "£25.00");
  expect(await good(rig.call("GET", path))).toMatchObject({ time: NOON_SECONDS + 3_600 });
  await page.close();
});

test("a button reached by Tab keeps Enter until a code is begun or goes on", async () => {
  const { page, path, key, issue, says } = await openMeter();
  const plusHour = page.getByRole("button", { name: "+1 h" });
  await plusHour.focus();
  await page.keyboard.press("Enter");
  await says("clock", "24 Nov 2026, 13:00:00 UTC");
  await page.keyboard.type(`a${issue(1, pounds(10))}`);
  await page.keyboard.press("Enter");
  await says("balance", "£15.00");

  const code = issue(2, pounds(10));
  await key("A").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press(code.slice(0, 1));
  await says("lcd", code.slice(0, 1));
  await page.keyboard.type(code.slice(1));
  await page.keyboard.press("Enter");
  await says("balance", "£25.00");
  expect(await good(rig.call("GET", path))).toMatchObject({ time: NOON_SECONDS + 3_600 });
  await page.close();
});

test("a rate that was clicked leaves digits and Enter to the meter", async () => {
  const { page, issue, says } = await openMeter();
  await page.getByText("Stopped", { exact: true }).click();
  await page.keyboard.type(`a${issue(1, pounds(10))}`);
  await page.keyboard.press("Enter");
  await says("balance", "£15.00");
  await page.close();
});

test("Home and End lead to the first and the last tab, and the address keeps the tab", async () => {
  const { page, meterId } = await openMeter();
  await page.getByRole("tab", { name: "Desk" }).focus();
  const isSelected = (name: string) => page.getByRole("tab", { name, selected: true }).waitFor();
  await page.keyboard.press("End");
  await isSelected("Supplier");
  await page.keyboard.press("ArrowRight");
  await isSelected("Desk");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await isSelected("Sessions");
  expect(new URL(page.url()).hash).toBe(`#${meterId}/sessions`);
  await page.reload();
  await isSelected("Sessions");
  await page.evaluate(`location.hash = "${meterId}/chart"`);
  await isSelected("Chart");
  await page.getByRole("tab", { name: "Chart" }).focus();
  await page.keyboard.press("Home");
  await isSelected("Desk");
  expect(new URL(page.url()).hash).toBe(`#${meterId}`);
  await page.close();
});
