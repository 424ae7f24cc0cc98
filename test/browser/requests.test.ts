import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { type Street, startStreet } from "../support/street.ts";

let street: Street;
let browser: Browser;
let page: Page;
let meterId: string;
let asked: string[];
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
  meterId = `00db12345678f0${String(made).padStart(2, "0")}`;
  await street.commission({ meterId, time: NOON_SECONDS, settings: { meterBalance: 500_000 } });
  page = await browser.newPage();
  // The desk reads both when the page is opened: what is asked after that, a test has caused.
  const readings = [/\/log\?/, /\/knowledge$/].map((path) => page.waitForResponse(path));
  await page.goto(`${street.benchUrl}/#${meterId}`);
  await Promise.all(readings);
});
afterEach(async () => {
  await page.close();
});

/** Every request from now on, its method and the last part of its path. */
function listen(): void {
  asked = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    asked.push(`${request.method()} ${pathname.split("/").at(-1)}`);
  });
}

const open = (tab: string) => page.getByRole("tab", { name: tab }).click();

/** Presses keys one after another, each when the one before has been answered. */
async function press(keys: string): Promise<void> {
  for (const key of keys) {
    const answered = page.waitForResponse(/\/keys$/);
    await page.locator(`[data-key="${key}"]`).click();
    await answered;
  }
}

async function shows(text: string): Promise<void> {
  await page.getByTestId("lcd").filter({ hasText: text }).waitFor();
}

/** Waits until the event log that is open tells of the code. */
async function logged(): Promise<void> {
  const log = page.getByRole("region", { name: "Event log" });
  await log.getByText("credit added locally").waitFor();
}

const KEYS_ASKED = Array.from({ length: 22 }, () => "POST keys");
const topUp = (amountPence: number) => street.issue(meterId, [{ type: "top_up", amountPence }]);

describe("a key press is one request", () => {
  it("and 22 of them are 22, where nothing open has to be read", async () => {
    const code = await topUp(1_000);
    await open("Codes");
    await page.getByRole("region", { name: "Explain this code" }).waitFor();
    listen();
    await press(`A${code}B`);
    await shows("Accepted");
    expect(asked).toEqual(KEYS_ASKED);
  });

  it("and an open panel reads what the code has changed, once", async () => {
    const code = await topUp(1_000);
    listen();
    await press(`A${code}B`);
    await logged();
    await page.getByTestId("waiting-alerts").waitFor();
    expect(asked.toSorted()).toEqual(["GET knowledge", "GET log", ...KEYS_ASKED]);
  });

  it("and keys that change no log are not followed by a look at it", async () => {
    listen();
    await press("1A123");
    await shows("123");
    expect(asked).toEqual(KEYS_ASKED.slice(0, 5));
  });
});

describe("a panel that is opened", () => {
  it("reads what has changed since it was closed, and nothing else", async () => {
    await open("Codes");
    await press(`A${await topUp(1_000)}B`);
    listen();
    await open("Desk");
    await logged();
    await page.getByTestId("waiting-alerts").waitFor();
    await open("Codes");
    await open("Desk");
    await logged();
    await press("1");
    await shows("£15.00");
    expect(asked.toSorted()).toEqual(["GET knowledge", "GET log", "POST keys"]);
  });

  it("reads the outbox when it is chosen, and again when an alert leaves", async () => {
    listen();
    await page.getByLabel("Which log").selectOption("outbox");
    await page.getByText("Nothing has been sent that matches.").waitFor();
    await press(`A${await topUp(1_000)}B`);
    await page.getByRole("switch", { name: "WAN" }).click();
    await logged();
    expect(asked.filter((one) => one.endsWith("outbox"))).toHaveLength(2);
  });
});

it("what is done elsewhere is streamed, and open panels read what it changed", async () => {
  const code = await topUp(1_000);
  listen();
  await good(street.bench("POST", `/v1/meters/${meterId}/codes`, { code }));
  await page.getByTestId("balance").filter({ hasText: "£15.00" }).waitFor();
  await logged();
  await page.getByTestId("waiting-alerts").waitFor();
  expect(asked.toSorted()).toEqual(["GET knowledge", "GET log"]);
});
