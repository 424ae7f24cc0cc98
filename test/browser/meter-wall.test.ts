import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { good, SUPPLIER, type View } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const pages = pagesForFile();
const { rig } = pages;

async function openWall(): Promise<Page> {
  const page = await pages.browser.newPage();
  await page.goto(`${rig.url()}/#meters`);
  await page
    .getByRole("button", { name: "Make my own" })
    .or(page.locator(".card").first())
    .waitFor();
  return page;
}

test("an empty bench offers three ways to begin; an error stands beside its field", async () => {
  const page = await openWall();
  await page.getByRole("button", { name: "Make a demo meter" }).click();
  await page.getByTestId("balance").filter({ hasText: "£5.00" }).waitFor();
  const [demo] = await good<View[]>(rig.call("GET", "/v1/meters"));
  expect(demo).toMatchObject({ label: "Demo electricity", supply: "enabled", clock: { rate: 1 } });
  await good(rig.call("DELETE", `/v1/meters/${demo?.meterId}`));
  await page.goto(`${rig.url()}/#meters`);
  await page.getByRole("button", { name: "Open a ready session" }).click();
  await page.getByRole("button", { name: "Duplicate" }).first().click();
  await page.getByTestId("lcd").waitFor();
  const [ready] = await good<View[]>(rig.call("GET", "/v1/meters"));
  await good(rig.call("DELETE", `/v1/meters/${ready?.meterId}`));
  await page.goto(`${rig.url()}/#meters`);
  await page.getByRole("button", { name: "Make my own" }).click();
  await page.getByLabel("EUI-64", { exact: true }).fill("00db12");
  await page.getByLabel("Opening balance (£)").fill("a lot");
  await page.getByLabel("Emergency credit limit (£)").fill("-5");
  await page.getByRole("button", { name: "Make the meter" }).click();
  const eui = page.getByLabel("EUI-64", { exact: true });
  const wrong = page.locator(".field.wrong");
  await wrong.filter({ has: eui }).getByText("16 hex digits").waitFor();
  expect(await wrong.locator(".refused").allTextContents()).toEqual([
    "An EUI-64 has 16 hex digits, as in 00-DB-12-34-56-78-90-A0.",
    "This must be an amount in pounds, say 12.34 or -5, of at most 21,474.83.",
    "This must be an amount in pounds from 0 to 21,474.83.",
  ]);
  await page.getByLabel("Emergency credit limit (£)").fill("");
  await eui.fill("00DB 1234 5678 90AA");
  await page.getByLabel("Opening balance (£)").fill("12.34");
  await page.getByLabel("Install codes").fill("00db1234000000aa 12");
  await page.getByRole("button", { name: "Make the meter" }).click();
  await page.getByText("Line 1 must be the EUI-64 of a device").waitFor();
  await page.getByLabel("Install codes").fill("");
  await page.getByLabel("Fuel").selectOption("gas");
  await page.getByRole("button", { name: "Make the meter" }).click();
  await page.getByTestId("balance").filter({ hasText: "£12.34" }).waitFor();
  expect(await good(rig.call("GET", "/v1/meters/00db1234567890aa"))).toMatchObject({
    fuel: "gas",
    balanceMillipence: 1_234_000,
  });
  await page.close();
});

test("a meter is exported, deleted, taken in, named, duplicated and found", async () => {
  const { meterId, page: opened } = await pages.openMeter();
  await opened.close();
  const page = await openWall();
  const card = page.locator(".card", { hasText: meterId });
  const download = page.waitForEvent("download");
  await card.getByRole("button", { name: "Export" }).click();
  const file = await (await download).path();
  await card.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await card.waitFor();
  await card.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await card.waitFor({ state: "detached" });
  const meterFile = {
    name: "meter.json",
    mimeType: "application/json",
    buffer: readFileSync(file),
  };
  await page.getByLabel("Import").setInputFiles(meterFile);
  await page.getByText("One meter taken in.").waitFor();
  await card.getByText("£5.00").waitFor();
  await card.getByRole("button", { name: "Rename" }).click();
  await page.keyboard.type("Left");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Duplicate Left" }).click();
  await page.getByText("the supplier does not know it yet").waitFor();
  await page.getByLabel("Find a meter").fill(" COPY of");
  await card.waitFor({ state: "detached" });
  await page.getByLabel("How they are shown").selectOption("table");
  await page.getByLabel("Choose all shown").check();
  await page.getByRole("button", { name: "Delete 1 chosen" }).click();
  await page.getByRole("heading", { name: "Delete Copy of Left?" }).waitFor();
  await page.getByRole("button", { name: "Delete it" }).click();
  await page.getByText("No meter is like that.").waitFor();
  await page.getByLabel("Find a meter").fill("");
  await page.getByRole("link", { name: "Left" }).click();
  await page.getByTestId("balance").filter({ hasText: "£5.00" }).waitFor();
  await page.close();
});

test("a damaged file is refused with the reason, and the meters stay", async () => {
  const page = await openWall();
  const before = await page.locator(".card, tbody tr").count();
  const buffer = Buffer.from(JSON.stringify({ version: 1, meters: [{ rate: 0, snapshot: {} }] }));
  const damaged = { name: "meter.json", mimeType: "application/json", buffer };
  await page.getByLabel("Import").setInputFiles(damaged);
  await page.getByRole("alert").getByText("snapshot").waitFor();
  const torn = { ...damaged, buffer: buffer.subarray(0, 30) };
  await page.getByLabel("Import").setInputFiles(torn);
  await page.getByRole("alert").getByText("meter.json is not JSON").waitFor();
  const session = Buffer.from(JSON.stringify({ version: 1, steps: [] }));
  await page.getByLabel("Import").setInputFiles({ ...damaged, buffer: session });
  await page.getByRole("alert").getByText("meter.json is a session").waitFor();
  expect(await page.locator(".card, tbody tr").count()).toBe(before);
  await page.close();
});

test("a meter without a supplier says so, and is commissioned by pasted text", async () => {
  const meterId = "00db1234567890bb";
  await good(rig.call("POST", "/v1/meters", { meterId }));
  const page = await pages.browser.newPage();
  await page.goto(`${rig.url()}/#${meterId}`);
  await page.getByRole("button", { name: "Commission it" }).click();
  await page.getByText("Without a connection").click();
  await page.getByLabel("Supplier id and public key").fill('{"supplierId": "12"}');
  await page.getByRole("button", { name: "Commission", exact: true }).click();
  await page.locator(".refused", { hasText: "supplierId" }).waitFor();
  await page.getByLabel("Supplier id and public key").fill(JSON.stringify(SUPPLIER));
  await page.getByRole("button", { name: "Commission", exact: true }).click();
  await page.getByText("Commissioned.").waitFor();
  await page.getByRole("button", { name: "Name it" }).click();
  await page.keyboard.type("Left of the door");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rename" }).waitFor();
  expect(await page.title()).toBe(
    "Left of the door · 00db 1234 5678 90bb · electricity · UTRN Lab",
  );
  expect(await good(rig.call("GET", `/v1/meters/${meterId}`))).toMatchObject({
    supplier: SUPPLIER,
    label: "Left of the door",
  });
  await page.close();
});
