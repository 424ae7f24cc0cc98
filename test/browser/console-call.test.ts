import { RETRIES_OF_PAGES } from "@utrn-lab/client";
import type { Page, Route } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { consoleForFile } from "../support/console-rig.ts";
import { keyOf, type MadeKey } from "../support/keys.ts";
import { keyed, meterOf } from "../support/meters.ts";
import { issue, NOON_SECONDS, registration } from "../support/supplier-rig.ts";

const rig = consoleForFile();
const LABEL = "12 Acacia Avenue";
const topUp = { type: "top_up", amountPence: 1_000 };

let ann: MadeKey;
let path: string;
let page: Page;
let findings: () => Promise<readonly string[]>;
let problems: readonly string[];

beforeAll(async () => {
  const { supplier } = rig;
  path = `/v1/meters/${registration().meterId}`;
  await supplier.call("POST", "/v1/meters", { ...registration(), label: LABEL });
  ann = await keyOf(supplier, "issuer", { owner: "Ann Lee" });
  ({ page, findings, problems } = await rig.open("/", ann.key));
});

/** What has the focus, as it is called. */
function focused(): Promise<string> {
  return page.locator(":focus").evaluate((element) => element.textContent ?? "");
}

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused()) === name) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

async function heading(name: string): Promise<void> {
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

/** Types into the field that takes the focus once it is there. */
async function typeIn(text: string): Promise<void> {
  await page.locator("input:focus").waitFor();
  await page.keyboard.type(text);
}

/** Reads the code out: what is shown large, a group a press. */
async function readGroups(count: number): Promise<string> {
  const groups: string[] = [];
  for (let group = 1; group <= count; group += 1) {
    await page.keyboard.press(group % 2 === 0 ? "Enter" : "Space");
    await page.getByText(`Group ${group} of ${count}`).waitFor();
    groups.push(await page.locator(".group").innerText());
  }
  return groups.join("");
}

test("a whole call by keyboard: find, make a code, read it out, confirm it", async () => {
  await typeIn("acacia");
  await page.keyboard.press("Enter");
  await page.locator("a:focus", { hasText: LABEL }).waitFor();
  expect(await findings()).toEqual([]);
  await page.keyboard.press("Enter");
  await heading(LABEL);
  await page.getByText("Not known: the meter has confirmed nothing yet.").waitFor();
  expect(await findings()).toEqual([]);
  await tabTo("Make a code");
  await page.keyboard.press("Enter");
  await heading("Make a code");
  await typeIn("10");
  await page.getByText("20 digits, counter 1.").waitFor();
  expect(await findings()).toEqual([]);
  await page.keyboard.press("Enter");
  await heading("Top-up: £10.00");
  expect(await findings()).toEqual([]);
  await tabTo("Read it out");
  await page.keyboard.press("Enter");
  await page.getByText("I have a code of 20 digits for your electricity meter.").waitFor();
  await page.getByText("Two keys", { exact: true }).click();
  await page.getByText("Hold B on the meter until the display asks for the code.").waitFor();
  await tabTo("Next");
  const code = await readGroups(5);
  await page.keyboard.press("Enter");
  await page.getByText("Recorded: the digits were read out.").waitFor();
  expect(await findings()).toEqual([]);
  await page.keyboard.press("Enter");
  await heading("Take a confirmation code");
  const { outcome } = keyed(meterOf(NOON_SECONDS), code);
  expect(outcome).toMatchObject({ result: "applied" });
  await typeIn(outcome?.result === "applied" ? outcome.confirmationCode : "");
  await page.keyboard.press("Enter");
  await page.getByText("The meter has applied Top-up: £10.00 (counter 1).").waitFor();
  expect(await findings()).toEqual([]);
  await page.goto(page.url().replace("/confirmation", ""));
  await page.getByText("£10.00, by the confirmation code of 24 Nov 2026").waitFor();
  await page.getByText("On, by the confirmation code of 24 Nov 2026").waitFor();
  expect(problems).toEqual([]);
});

test("the meter says no: what that means, and what to do, by keyboard", async () => {
  const { codeId, code } = await issue(rig.supplier.call, path, {
    commands: [{ type: "top_up", amountPence: 25_000 }],
  });
  expect(keyed(meterOf(NOON_SECONDS), code).outcome).toMatchObject({ reason: "credit_too_large" });
  await page.goto(page.url().replace(/#.*/, `#/codes/${codeId}/refused`));
  const line = page.getByRole("radio", { name: "Credit too large" });
  await page.locator("input:focus").waitFor();
  for (let at = 0; at < 20 && !(await line.isChecked()); at += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await page.locator("h3:focus", { hasText: "What that means" }).waitFor();
  await page.getByText("until then issue smaller top-ups and void this code").first().waitFor();
  expect(await findings()).toEqual([]);
  await tabTo("Withdraw this code");
  await page.keyboard.press("Enter");
  await typeIn("Issued in two parts");
  await page.keyboard.press("Enter");
  await page.getByText("Voiding changes the supplier's records only.").waitFor();
  await page.getByText("24 Nov 2026, 12:00: Issued in two parts").waitFor();
  expect(await findings()).toEqual([]);
  expect(problems).toEqual([]);
});

test("digits are found, and never stand in the address", async () => {
  const { code } = await issue(rig.supplier.call, path, { commands: [{ type: "restore_supply" }] });
  await page.goto(page.url().replace(/#.*/, "#/"));
  await page.getByRole("searchbox").fill(code);
  await page.keyboard.press("Enter");
  await page.locator("a:focus").waitFor();
  expect(page.url()).not.toMatch(/[0-9]{4}$/);
  expect(page.url()).not.toContain(code);
  await page.getByRole("searchbox").fill("nobody's");
  await page.keyboard.press("Enter");
  await heading("Nothing is found");
  expect(page.url()).toContain("text=nobody");
});

test("a reader is offered nothing that changes a code, and is shown no digits", async () => {
  const { codeId } = await issue(rig.supplier.call, path, { commands: [topUp] });
  const reader = await keyOf(rig.supplier, "reader", { owner: "Cy Dunn" });
  const opened = await rig.open(`/codes/${codeId}/void`, reader.key);
  await opened.page.getByText("This API key is shown no digits.").waitFor();
  expect(await opened.page.locator("main").getByRole("button").count()).toBe(0);
  expect(await opened.page.locator("main").getByRole("link").allInnerTexts()).toEqual([
    "Meter 00db 1234 5678 90a0",
  ]);
  expect(await opened.findings()).toEqual([]);
  // Addresses that are typed by hand, or were passed on by somebody who may do more.
  const goTo = (address: string) => opened.page.goto(`${rig.supplier.url()}/#${address}`);
  for (const address of [`${path.slice(3)}/code`, "/meters/import", "/campaigns/new", "/access"]) {
    await goTo(address);
    await opened.page.getByText(/^This needs a key with the role /).waitFor();
    await goTo("/");
    await opened.page.getByRole("searchbox").waitFor();
  }
  await goTo("/meters/abc/code");
  await opened.page.getByRole("heading", { name: "Nothing is here" }).waitFor();
  expect(opened.problems).toEqual([]);
});

test("what could not be read is read again once the service answers", async () => {
  const { page } = await rig.open("/");
  const isLost = Promise.withResolvers<void>();
  const times = RETRIES_OF_PAGES.attemptsMax;
  let lost = 0;
  const lose = async (route: Route) => {
    await route.abort();
    lost += 1;
    if (lost === times) isLost.resolve();
  };
  await page.route("**/codes?*", lose, { times });
  await page.route("**/settings", (route) => isLost.promise.then(() => route.continue()));
  await page.goto(`${rig.supplier.url()}/#${path.slice(3)}`);
  const codes = page.getByRole("region", { name: "Codes", exact: true });
  await codes
    .getByText(/issued/i)
    .first()
    .waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});
