import { test } from "vitest";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

const TABS = ["Registers", "Codes", "Chart", "Sessions", "Supplier"];

test("every tab opens while the bench cannot be reached, and the meter stays", async () => {
  const { page, tab } = await openMeter();
  await page.context().setOffline(true);
  for (const name of TABS) {
    await tab(name);
    await page.getByRole("tabpanel").getByRole("heading").first().waitFor();
    await page.getByTestId("lcd").waitFor();
  }
  await page.close();
});

test("a tab that fails says so and can be tried again; the meter beside it stays", async () => {
  const { page, path, issue, says } = await openMeter();
  const knowledge = /\/knowledge$/;
  await page.route(knowledge, (route) => route.fulfill({ json: {} }));
  await page.reload();
  const failed = page.getByRole("alert").filter({ hasText: "This tab cannot be shown" });
  await failed.waitFor();
  await says("lcd", "Bal. £5.00");
  await page.unroute(knowledge);
  const read = page.waitForResponse(knowledge);
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await read;
  await failed.getByRole("button", { name: "Try again" }).click();
  await says("balance", "£15.00");
  await failed.waitFor({ state: "detached" });
  await page.close();
});
