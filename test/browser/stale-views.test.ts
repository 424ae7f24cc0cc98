import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { type Street, startStreet } from "../support/street.ts";

let street: Street;
let browser: Browser;
let meterId: string;
let made = 0;

beforeAll(async () => {
  browser = await startBrowser();
  street = await startStreet();
});
afterAll(async () => {
  await browser?.close();
  await street?.remove();
});
beforeEach(async () => {
  made += 1;
  meterId = `00db12345678e0${String(made).padStart(2, "0")}`;
  await street.commission({ meterId, time: NOON_SECONDS, settings: { meterBalance: 500_000 } });
});

async function open(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${street.benchUrl}/#${meterId}`);
  await shows(page, "lcd", "");
  return page;
}

async function shows(page: Page, place: string, text: string): Promise<void> {
  await page.getByTestId(place).filter({ hasText: text }).first().waitFor();
}

async function logsOnce(page: Page): Promise<void> {
  const log = page.getByRole("region", { name: "Event log" });
  await log.getByText("1 line", { exact: true }).waitFor();
  await log.getByText("credit added locally").waitFor();
}

const topUp = () => street.issue(meterId, [{ type: "top_up", amountPence: 1_000 }]);

test("keys pressed faster than the bench answers are all there, in their order", async () => {
  const page = await open();
  await page.keyboard.type(`a${await topUp()}b`);
  await shows(page, "lcd", "Accepted");
  await shows(page, "balance", "£15.00");
  await logsOnce(page);
  await page.close();
});

test("two pages at one meter press keys of one entry, and both show what it came to", async () => {
  const [left, right] = await Promise.all([open(), open()]);
  const code = await topUp();
  await left.keyboard.type(`a${code.slice(0, 8)}`);
  await shows(right, "lcd", code.slice(4, 8));
  await right.keyboard.type(code.slice(8, 19));
  await shows(left, "lcd", code.slice(16, 19));
  await left.keyboard.type(code.slice(19));
  await shows(right, "lcd", "Block 1 of 1 ok");
  await right.keyboard.type("b");
  for (const page of [left, right]) {
    await shows(page, "lcd", "Accepted");
    await shows(page, "balance", "£15.00");
    await logsOnce(page);
    await page.close();
  }
});

test("a meter that is removed and made anew is shown as it is now", async () => {
  const page = await open();
  await page.keyboard.type(`a${await topUp()}b`);
  await shows(page, "balance", "£15.00");
  await logsOnce(page);
  expect(await street.bench("DELETE", `/v1/meters/${meterId}`)).toMatchObject({ status: 204 });
  await good(street.bench("POST", "/v1/meters", { meterId, settings: { meterBalance: 700_000 } }));
  await shows(page, "balance", "£7.00");
  await page.getByText("Nothing has happened that matches.").waitFor();
  await page.close();
});
