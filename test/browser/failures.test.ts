import { expect, test } from "vitest";
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

test("a meter that is deleted elsewhere, or was never there, is said to be gone", async () => {
  const { page, path, meterId } = await openMeter();
  expect(await rig.call("DELETE", path)).toMatchObject({ status: 204 });
  const gone = page.getByRole("alert").getByText(`No meter of this bench has the id ${meterId}`);
  await gone.waitFor();
  expect(await page.getByTestId("lcd").count()).toBe(0);
  await good(rig.call("POST", "/v1/meters", { meterId }));
  await page.getByTestId("lcd").waitFor();

  await page.evaluate("location.hash = '00db1234ffffffff'");
  await page.getByText("No meter of this bench has the id 00db1234ffffffff").waitFor();
  expect(await page.getByTestId("lcd").count()).toBe(0);
  await page.getByRole("link", { name: "See all meters" }).click();
  await page.getByRole("heading", { name: /meters?$/ }).waitFor();
  await page.close();
});

test("what failed while the bench was away is no longer said when it is back", async () => {
  const { page } = await openMeter();
  const down = page.getByText("The connection to the bench is down.");
  await page.route("**/v1/**", (route) => route.abort());
  await page.getByRole("button", { name: "+1 h" }).click();
  const failed = page.getByText("The bench does not answer");
  await failed.waitFor();
  await page.getByRole("link", { name: "All meters" }).click();
  await down.waitFor();
  await page.unroute("**/v1/**");
  await down.waitFor({ state: "detached" });
  await page.close();
});
