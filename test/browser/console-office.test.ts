import { expect, test } from "vitest";
import { consoleForFile } from "../support/console-rig.ts";
import { METER_ID } from "../support/parties.ts";
import { issue, register, registration } from "../support/supplier-rig.ts";

const rig = consoleForFile({ LAB: "1" });

test("a meter is added by its id as printed, and what is wrong is said beside it", async () => {
  const { page, problems, findings } = await rig.open("/meters/add");
  await page.getByLabel("EUI-64").fill("00-DB-12-34");
  await page.getByRole("button", { name: "Register the meter" }).click();
  await page.getByText("An EUI-64 has 16 hex digits").waitFor();
  await page.getByText("Paste the meter’s key agreement key").waitFor();
  expect(await findings()).toEqual([]);
  await page.getByLabel("EUI-64").fill("00-DB-12-34-56-78-90-A7");
  await page.getByLabel("Label (optional)").fill("7 Elm Row");
  await page.getByLabel("Tags (optional)").fill("north, no-wan");
  await page.getByLabel("Public key").fill(registration().publicKey.toUpperCase());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("is registered").waitFor();
  const { body } = await rig.supplier.call("GET", "/v1/meters/00db1234567890a7");
  expect(body).toMatchObject({ label: "7 Elm Row", tags: ["north", "no-wan"] });
  expect(problems).toEqual([]);
});

test("a file of meters is taken line by line, and refused lines are shown", async () => {
  const { publicKey } = registration();
  const lines = ["meterId,publicKey,label", `00db1234567890a8,${publicKey},8 Elm Row`];
  const file = [...lines, `00db,${publicKey},x`, ""].join("\n");
  const { page, problems, findings } = await rig.open("/meters/import");
  await page.getByLabel("File of meters").setInputFiles({
    name: "meters.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(file),
  });
  await page.getByRole("button", { name: "Import" }).click();
  await page
    .getByText("1 registered, 0 known already, 0 changed, 0 retired, 0 taken back, 1 refused.")
    .waitFor();
  await page.getByRole("row", { name: /^3 meterId/ }).waitFor();
  expect(await findings()).toEqual([]);
  await page.getByRole("link", { name: "Meters", exact: true }).click();
  await page.getByLabel("Label, or a part of it").fill("elm");
  await page.keyboard.press("Enter");
  await page.getByRole("cell", { name: "8 Elm Row" }).waitFor();
  expect(page.url()).toMatch(/#\/meters\?label=elm$/);
  expect(await findings()).toEqual([]);
  expect(problems).toEqual([]);
});

test("a meter is changed, retired with a reason, and taken back", async () => {
  const { call } = rig.supplier;
  const path = await register(call, "00db1234567890a9");
  const { page, problems, findings } = await rig.open("/meters/00db1234567890a9");
  await page.getByRole("link", { name: "Change the meter" }).click();
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByText("Nothing here differs").waitFor();
  await page.getByLabel("Last counter").fill("-5");
  await page.keyboard.press("Enter");
  await page.getByText("A counter is a whole number").waitFor();
  await page.getByLabel("Last counter").fill("");
  await page.getByLabel("Label").fill("9 Elm Row");
  await page.keyboard.press("Enter");
  await page.getByText("Changed.").waitFor();
  await page.getByLabel("Most credit in one code (£)").fill("150");
  await page.getByRole("button", { name: "Note the settings" }).click();
  await page.getByText("Noted.").waitFor();
  await page.getByRole("button", { name: "Retire it" }).click();
  await page.getByLabel("Reason").fill("Moved out");
  await page.keyboard.press("Enter");
  await page.getByText(/Moved out/).waitFor();
  const [meter, settings] = [await call("GET", path), await call("GET", `${path}/settings`)];
  expect(meter.body).toMatchObject({ label: "9 Elm Row", retireReason: "Moved out" });
  expect(settings.body).toMatchObject({ maxCreditPence: 15_000 });
  expect(await findings()).toEqual([]);
  await page.getByRole("button", { name: "Take it back into use" }).click();
  await page.getByRole("heading", { name: "It is in use" }).waitFor();
  expect(problems).toEqual([]);
});

test("a key is shown once, and opens the console with what its role may do", async () => {
  const { page, problems, findings } = await rig.open("/access");
  await page.getByLabel("Owner").fill("Ann Lee");
  await page.getByRole("button", { name: "Make the key" }).click();
  const apiKey = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "I have it" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Revoke the key of Ann Lee" }).waitFor();
  expect(await page.getByText(apiKey).count()).toBe(0);
  expect(await findings()).toEqual([]);
  const hers = await rig.open("/", apiKey);
  await hers.page.getByText("Ann Lee").waitFor();
  expect(await hers.page.getByRole("link", { name: "Keys and limits" }).count()).toBe(0);
  await page.getByRole("button", { name: "Revoke the key of Ann Lee" }).click();
  await page.getByRole("button", { name: "Revoke it" }).click();
  await page.getByText(/^revoked/).waitFor();
  await hers.page.getByRole("link", { name: "Audit" }).click();
  await hers.page.getByText("You have been signed out").waitFor();
  expect([...problems, ...hers.problems]).toEqual([]);
});

test("a limit that is lowered holds, and one that is raised waits for another person", async () => {
  const { page, problems, findings } = await rig.open("/access");
  const form = page.getByRole("region", { name: "Limits" }).locator("details").first();
  const set = async (pounds: string) => {
    await form.getByLabel("A code (£)").fill(pounds);
    await form.getByRole("button", { name: "Set the limits" }).click();
  };
  await form.locator("summary").click();
  await form.getByLabel("A code (£)").fill("49.999");
  await form.getByText("Pounds and pence, say 50 or 49.99.").waitFor();
  await set("49.99");
  await form.getByText("It holds from now on.").waitFor();
  const { body } = await rig.supplier.call("GET", "/v1/limits");
  expect(body).toMatchObject({ items: [{ role: "issuer", amountPenceMax: 4_999 }, {}, {}] });
  await set("60");
  await form.getByText("it holds once another person approves it").waitFor();
  expect(await findings()).toEqual([]);
  expect(problems).toEqual([]);
});

test("the trail is shown by what was done, and verified; the reconciliation adds up", async () => {
  const { call } = rig.supplier;
  const path = await register(call, METER_ID);
  await issue(call, path, { commands: [{ type: "top_up", amountPence: 1_250 }] });
  const { page, problems, findings } = await rig.open("/audit?action=code.issued");
  await page.getByText("issued a code").last().waitFor();
  expect(await page.getByRole("row").count()).toBe(2);
  await page.getByRole("button", { name: "Verify the trail" }).click();
  await page.getByText("No fault").waitFor();
  expect(await findings()).toEqual([]);
  await page.getByRole("link", { name: "Reconciliation" }).click();
  await page.getByRole("row", { name: /^Issued 1 £12\.50/ }).waitFor();
  await page.getByRole("row", { name: /^2026-11-24 1 0 0 0 0 1 £12\.50/ }).waitFor();
  expect(await findings()).toEqual([]);
  expect(problems).toEqual([]);
});

test("the lab's clock is set from the head of every page", async () => {
  const { page, problems, findings } = await rig.open("/campaigns");
  await page.getByRole("button", { name: "Set the lab’s clock" }).click();
  await page.getByRole("button", { name: "+ 1 week" }).click();
  await page.getByText("It shows 1 Dec 2026, 12:00 UTC.").waitFor();
  await page.getByLabel("Date and time (UTC)").fill("2026-11-30T09:30");
  expect(await findings()).toEqual([]);
  await page.getByRole("button", { name: "Set it back" }).click();
  await page.getByText("It shows 30 Nov 2026, 09:30 UTC.").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("banner").getByText("30 Nov 2026, 09:30").waitFor();
  expect(problems).toEqual([]);
});
