import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { addManyMeters, nthMeterId } from "../support/campaigns.ts";
import { consoleForFile } from "../support/console-rig.ts";
import { keyOf, type MadeKey } from "../support/keys.ts";

const METERS = 300;

/** Where one campaign is read, and none of its events. */
const CAMPAIGN = /\/v1\/campaigns\/[0-9a-f-]{36}$/;

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

test("a campaign is asked for, approved by another person, and followed to its end", async () => {
  const first = await rig.open("/campaigns/new", ann.key);
  await first.page.keyboard.type("Snow, north");
  await first.page.getByText("Every meter", { exact: true }).click();
  await first.page.getByLabel("Amount", { exact: true }).fill("10");
  await first.page.keyboard.press("Enter");
  await says(
    first.page,
    "What would be issued",
    "300 meters, a code of 20 digits each, gives £3,000.00",
  );
  expect(await first.findings()).toEqual([]);
  await first.page.getByRole("button", { name: "Ask for approval of 300 codes" }).click();
  await says(first.page, "Progress", "A second person has to approve it, for 300 meters.");
  await first.page.getByRole("link", { name: "The request for approval" }).click();
  await says(first.page, "Decision", "You asked for this yourself: another person has to decide.");
  expect(await first.page.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await first.page.route("**/events", (route) => route.abort(), { times: 1 });
  await first.page.goBack();
  await says(first.page, "Progress", "A second person has to approve it");
  // What follows comes by the events alone, though their first connection is lost.
  await first.page.route(CAMPAIGN, (route) => route.abort());

  const second = await rig.open("/approvals", bo.key);
  expect(await second.findings()).toEqual([]);
  await second.page.getByRole("link", { name: "Campaign: Snow, north" }).click();
  await says(second.page, "What is asked for", "gives £3,000.00, charges nothing");
  await says(second.page, "What is asked for", "Ann Lee, 24 Nov 2026, 12:00 UTC");
  expect(await second.findings()).toEqual([]);
  await second.page.getByRole("button", { name: "Approve" }).click();
  await second.page.getByText("Approved", { exact: true }).first().waitFor();

  await says(first.page, "Progress", "Done: 300 codes issued");
  await first.page.unroute(CAMPAIGN);
  await first.page.getByRole("link", { name: "Campaigns", exact: true }).click();
  await first.page.getByRole("link", { name: "Snow, north" }).click();
  await says(first.page, "Who has keyed", "0 codes of 300 are known to be keyed");
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
  await page.getByText("300 codes marked as sent.").waitFor();
  await page.getByRole("link", { name: "Sent, not keyed yet (300)" }).click();
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

test("what a campaign would do harm to gets no code until the harm is accepted", async () => {
  const { page, findings } = await rig.open("/campaigns/new?tags=north", ann.key);
  await page.getByText("By a list").click();
  await page.getByLabel("Ids of the meters").fill("00db 5e00 0000 0001");
  await page.getByLabel("Tags", { exact: true }).fill("");
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByLabel("Add a command").fill("reset");
  await page.keyboard.press("Enter");
  await page.getByLabel("balance", { exact: false }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await says(page, "What would be issued", "1 meter would get no code: it would do harm");
  expect(await page.getByRole("button", { name: "No code to issue" }).isDisabled()).toBe(true);
  expect(await findings()).toEqual([]);
  await page.getByLabel("I know this").check();
  await page.getByText("would get no code").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Ask for approval of 1 code" }).waitFor();
});
