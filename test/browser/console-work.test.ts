import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { addManyMeters, nthMeterId } from "../support/campaigns.ts";
import { consoleForFile } from "../support/console-rig.ts";
import { keyOf, type MadeKey } from "../support/keys.ts";

const METERS = 600;

const rig = consoleForFile();
let ann: MadeKey;
let bo: MadeKey;

beforeAll(async () => {
  const { supplier } = rig;
  await addManyMeters(supplier.env, METERS);
  ann = await keyOf(supplier, "issuer", { owner: "Ann Lee" });
  bo = await keyOf(supplier, "approver", { owner: "Bo Kerr" });
  await supplier.call("PUT", "/v1/approval-line", { commands: [], amountPenceAbove: 5_000 });
});

/** Waits until a region of the page says this. */
async function says(page: Page, region: string, text: string): Promise<void> {
  await page.getByRole("region", { name: region }).filter({ hasText: text }).waitFor();
}

async function askedCampaign(): Promise<string> {
  const { body } = await ann.call("POST", "/v1/campaigns", {
    label: "Snow, north",
    commands: [{ type: "top_up", amountPence: 1_000 }],
    selection: { everyMeter: true },
  });
  return (body as { campaignId: string }).campaignId;
}

test("a campaign is approved by another person, and followed to its end", async () => {
  const campaignId = await askedCampaign();
  const first = await rig.open(`/campaigns/${campaignId}`, ann.key);
  await says(first.page, "Progress", "A second person has to approve it, for 600 meters.");
  await first.page.getByRole("link", { name: "The request for approval" }).click();
  await says(first.page, "Decision", "You asked for this yourself: another person has to decide.");
  expect(await first.page.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await first.page.goBack();

  const second = await rig.open("/approvals", bo.key);
  expect(await second.findings()).toEqual([]);
  await second.page.getByRole("link", { name: "Campaign: Snow, north" }).click();
  await says(second.page, "What is asked for", "gives £6,000.00, charges nothing");
  await says(second.page, "What is asked for", "Ann Lee, 24 Nov 2026, 12:00 UTC");
  expect(await second.findings()).toEqual([]);
  await second.page.getByRole("button", { name: "Approve" }).click();
  await second.page.getByText("Approved", { exact: true }).first().waitFor();

  await says(first.page, "Progress", "Done: 600 codes issued");
  await says(first.page, "Who has keyed", "0 codes of 600 are known to be keyed");
  expect(await first.findings()).toEqual([]);
  expect([...first.problems, ...second.problems]).toEqual([]);
});

test("the codes of a campaign are downloaded with their texts, and marked as sent", async () => {
  const { body } = await rig.supplier.call("GET", "/v1/campaigns");
  const [{ campaignId }] = (body as { items: [{ campaignId: string }] }).items;
  const { page, problems } = await rig.open(`/campaigns/${campaignId}`, ann.key);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the codes" }).click();
  const file = readFileSync(await (await coming).path(), "utf8");
  expect(file.match(/^00db5e/gm)).toHaveLength(METERS);
  expect(file).toContain(`${nthMeterId(0)},`);
  expect(file.split("\r\n")[0]).toMatch(/,text$/);

  await page.getByLabel("They have gone out by").selectOption("sms");
  await page.getByRole("button", { name: "Mark all as sent …" }).click();
  await page.getByRole("button", { name: "Mark as sent", exact: true }).click();
  await page.getByText("600 codes marked as sent.").waitFor();
  await page.getByRole("link", { name: "Sent, not keyed yet (600)" }).click();
  await page.getByRole("link", { name: "Next page" }).click();
  await page.getByRole("link", { name: "First page" }).waitFor();
  expect(problems).toEqual([]);
});

test("a request is rejected with a reason, which its list keeps", async () => {
  await ann.call("POST", `/v1/meters/${nthMeterId(1)}/codes`, {
    commands: [{ type: "top_up", amountPence: 15_000 }],
    note: "Call 4711",
  });
  const { page, problems, findings } = await rig.open("/approvals", bo.key);
  await page.getByRole("link", { name: "Code for meter" }).click();
  await says(page, "What is asked for", "Top-up: £150.00");
  await says(page, "What it would do now", "A code of 20 digits");
  await page.getByRole("button", { name: "Reject …" }).click();
  expect(await findings()).toEqual([]);
  await page.getByLabel("Reason").fill("Too much for one call");
  await page.keyboard.press("Enter");
  await says(page, "What is asked for", "Too much for one call");
  await page.getByRole("link", { name: "Approvals" }).click();
  await page.getByText("Nothing waits for a second person.").waitFor();
  await page.getByRole("link", { name: "Rejected" }).click();
  await page.getByRole("row").filter({ hasText: "Bo Kerr" }).waitFor();
  expect(problems).toEqual([]);
});
