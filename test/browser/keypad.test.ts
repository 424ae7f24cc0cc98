import { printCode } from "@utrn-lab/utrn";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { findChromium, startBrowser } from "../support/browser.ts";
import { type Street, startStreet } from "../support/street.ts";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let street: Street;
let browser: Browser;
let page: Page;
let meterId: string;
let problems: string[];
let made = 0;

beforeAll(async () => {
  browser = await startBrowser();
  street = await startStreet();
});
afterAll(async () => {
  await browser?.close();
  await street?.remove();
});

async function open(viewport: typeof WIDE, hasTouch = false): Promise<void> {
  page = await browser.newPage({ viewport, hasTouch });
  problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(street.benchUrl)) problems.push(`asked ${request.url()}`);
  });
  await page.goto(`${street.benchUrl}/#${meterId}`);
  await page.getByRole("region", { name: `Meter ${meterId}` }).waitFor();
}

beforeEach(async () => {
  made += 1;
  meterId = `00db1234567890${String(made).padStart(2, "0")}`;
  await street.commission({
    meterId,
    time: NOON_SECONDS,
    settings: { meterBalance: 500_000 },
  });
});
afterEach(async () => {
  await page?.close();
});

const keyOf = (key: string): Locator => page.locator(`[data-key="${key}"]`);
const topUp = (amountPence: number) => ({ type: "top_up", amountPence });

async function type(keys: string): Promise<void> {
  for (const key of keys) await keyOf(key).click();
}

/** Waits until a place of the page says this. */
async function says(place: string, text: string): Promise<void> {
  await page.getByTestId(place).filter({ hasText: text }).first().waitFor();
}

async function viewOf() {
  return good(street.bench("GET", `/v1/meters/${meterId}`));
}

describe("a code from the supplier, typed on the keys", () => {
  it("of 20 digits is accepted, and typed again it is a duplicate", async () => {
    await open(WIDE);
    await says("balance", "£5.00");
    const code = await street.issue(meterId, [topUp(1_000)]);
    expect(code).toHaveLength(20);
    await type(`A${code}`);
    await says("lcd", "Block 1 of 1 ok");
    await type("B");
    await says("lcd", "Accepted");
    await says("lcd", "£10.00");
    await says("balance", "£15.00");

    await type(`A${code}B`);
    await says("lcd", "Duplicate");
    await says("balance", "£15.00");
    expect(await viewOf()).toMatchObject({ balanceMillipence: 1_500_000 });
    expect(problems).toEqual([]);
  });

  it("of 40 digits is accepted, and its check digits are confirmed on the way", async () => {
    await open(WIDE);
    const code = await street.issue(meterId, [topUp(500), { type: "restore_supply" }]);
    expect(code).toHaveLength(40);
    await type(`A${code.slice(0, 20)}`);
    await says("lcd", "Block 1 of 2 ok");
    await type(code.slice(20));
    await says("lcd", "Block 2 of 2 ok");
    await type("B");
    await says("lcd", "Accepted");
    await says("balance", "£10.00");
    const { lastConfirmationCode } = await viewOf();
    expect(lastConfirmationCode).toMatch(/^[0-4][0-9]{19}$/);
    await says("confirmation", printCode(lastConfirmationCode ?? ""));
  });

  it("works from the computer's keyboard: a, digits, Backspace and Enter", async () => {
    await open(WIDE);
    const code = await street.issue(meterId, [topUp(200)]);
    await page.keyboard.press("a");
    await page.keyboard.type(`${code.slice(0, 19)}0`);
    await page.keyboard.press("Backspace");
    await page.keyboard.press(code.slice(19));
    await says("lcd", "Block 1 of 1 ok");
    await page.keyboard.press("Enter");
    await says("lcd", "Accepted");
    await says("balance", "£7.00");
  });
});

test("key B enables an armed supply, and the lamp says so", async () => {
  await open(WIDE);
  await says("supply-lamp", "Press B for supply");
  await keyOf("B").click();
  await says("supply-lamp", "Supply on");
});

test("a key lights up when it is pressed, and by its name too", async () => {
  await open(WIDE);
  await page.getByRole("button", { name: "1 balance" }).click();
  await page.locator('[data-key="1"].pressed').waitFor();
  await says("lcd", "£5.00");
});

test("what happens elsewhere is seen without a reload", async () => {
  await open(WIDE);
  const code = await street.issue(meterId, [topUp(100)]);
  await good(street.bench("POST", `/v1/meters/${meterId}/codes`, { code, via: "keypad" }));
  await says("balance", "£6.00");
  await page.getByRole("region", { name: "Event log" }).getByText("credit added locally").waitFor();
});

test("the control desk moves time, load, power and WAN", async () => {
  await open(WIDE);
  const desk = page.getByRole("region", { name: "Control desk" });
  await keyOf("B").click();
  await desk.getByLabel("Load in watts").fill("2000");
  await desk.getByRole("button", { name: "Set" }).click();
  await page.locator(".pulse.flashing").waitFor();
  await desk.getByRole("button", { name: "+1 hour" }).click();
  await says("balance", "£4.51");
  await desk.getByRole("button", { name: "To midnight" }).click();
  await desk.getByText("25 Nov 2026, 00:00:00 UTC").waitFor();
  await desk.getByRole("switch", { name: "WAN" }).click();
  await desk.getByRole("switch", { name: "WAN", checked: true }).waitFor();
  await desk.getByRole("switch", { name: "Power" }).click();
  await says("supply-lamp", "No power");
  expect(await viewOf()).toMatchObject({ power: false, display: ["", ""], wan: true });
});

test("a meter is chosen from the list, and the address keeps the choice", async () => {
  await open(WIDE);
  const other = `00db12345678a0${String(made).padStart(2, "0")}`;
  await street.commission({ meterId: other, settings: { meterBalance: 700_000 } });
  await page.reload();
  await page.getByLabel("Meter", { exact: true }).selectOption(other);
  await says("balance", "£7.00");
  expect(page.url()).toBe(`${street.benchUrl}/#${other}`);
  await page.reload();
  await says("balance", "£7.00");
});

test("a refusal of the bench is said in its words", async () => {
  await open(WIDE);
  await good(street.bench("PUT", `/v1/meters/${meterId}/power`, { on: false }));
  await page.getByLabel("Whole code").fill("7394 6144 3320 4021 7315");
  await page.getByRole("button", { name: "Enter at the keypad" }).click();
  await page
    .getByRole("alert")
    .getByText("A meter without power takes no code: switch its power on.")
    .waitFor();
});

test("on a phone nothing scrolls sideways, and fingers can type", async () => {
  await open(PHONE, true);
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBe(PHONE.width);
  const box = await keyOf("5").boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  const code = await street.issue(meterId, [topUp(300)]);
  for (const key of `A${code}B`) await keyOf(key).tap();
  await says("lcd", "Accepted");
  await says("balance", "£8.00");
});

test("without a Chromium the reason says how to get one", () => {
  expect(() => findChromium("nowhere")).toThrow(/CHROMIUM_PATH names no program\. Install one/);
});
