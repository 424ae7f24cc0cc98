import { printCode } from "@utrn-lab/utrn";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { type MeterPage, openPage, PHONE, type Screen } from "../support/bench-page.ts";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { findChromium, startBrowser } from "../support/browser.ts";
import { type Street, startStreet } from "../support/street.ts";

const WIDE: Screen = { viewport: { width: 1280, height: 900 } };

let street: Street;
let browser: Browser;
let opened: MeterPage;
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

async function open(screen: Screen): Promise<void> {
  opened = await openPage(browser, street.benchUrl, meterId, screen);
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
  await opened?.page.close();
});

const topUp = (amountPence: number) => ({ type: "top_up", amountPence });

async function type(keys: string): Promise<void> {
  for (const key of keys) await opened.key(key).click();
}

async function viewOf() {
  return good(street.bench("GET", `/v1/meters/${meterId}`));
}

describe("a code from the supplier, typed on the keys", () => {
  it("of 20 digits is accepted, and typed again it is a duplicate", async () => {
    await open(WIDE);
    await opened.says("balance", "£5.00");
    const code = await street.issue(meterId, [topUp(1_000)]);
    expect(code).toHaveLength(20);
    await type(`A${code}`);
    await opened.says("lcd", "Block 1 of 1 ok");
    await type("B");
    await opened.says("lcd", "Accepted");
    await opened.says("lcd", "£10.00");
    await opened.says("balance", "£15.00");

    await type(`A${code}B`);
    await opened.says("lcd", "Duplicate");
    await opened.says("balance", "£15.00");
    expect(await viewOf()).toMatchObject({ balanceMillipence: 1_500_000 });
    expect(opened.problems).toEqual([]);
  });

  it("of 40 digits is accepted, and its check digits are confirmed on the way", async () => {
    await open(WIDE);
    const code = await street.issue(meterId, [topUp(500), { type: "restore_supply" }]);
    expect(code).toHaveLength(40);
    await type(`A${code.slice(0, 20)}`);
    await opened.says("lcd", "Block 1 of 2 ok");
    await type(code.slice(20));
    await opened.says("lcd", "Block 2 of 2 ok");
    await type("B");
    await opened.says("lcd", "Accepted");
    await opened.says("balance", "£10.00");
    const { lastConfirmationCode } = await viewOf();
    expect(lastConfirmationCode).toMatch(/^[0-4][0-9]{19}$/);
    await opened.says("confirmation", printCode(lastConfirmationCode ?? ""));
  });

  it("works from the computer's keyboard: a, digits, Backspace and Enter", async () => {
    await open(WIDE);
    const code = await street.issue(meterId, [topUp(200)]);
    await opened.page.keyboard.press("a");
    await opened.page.keyboard.type(`${code.slice(0, 19)}0`);
    await opened.page.keyboard.press("Backspace");
    await opened.page.keyboard.press(code.slice(19));
    await opened.says("lcd", "Block 1 of 1 ok");
    await opened.page.keyboard.press("Enter");
    await opened.says("lcd", "Accepted");
    await opened.says("balance", "£7.00");
  });
});

test("key B enables an armed supply, and the lamp says so", async () => {
  await open(WIDE);
  await opened.says("supply-lamp", "Press B for supply");
  await opened.key("B").click();
  await opened.says("supply-lamp", "Supply on");
});

test("a key lights up when it is pressed, and by its name too", async () => {
  await open(WIDE);
  // It is lit for a moment only: the page itself has to watch for it.
  const lit = opened.page.evaluate(`new Promise((seen) => {
    const look = () => document.querySelector('[data-key="1"].pressed') && seen(true);
    const watched = { subtree: true, attributes: true, attributeFilter: ["class"] };
    new MutationObserver(look).observe(document.body, watched);
  })`);
  await opened.page.getByRole("button", { name: "1 balance" }).click();
  expect(await lit).toBe(true);
  await opened.says("lcd", "£5.00");
});

test("what happens elsewhere is seen without a reload", async () => {
  await open(WIDE);
  const code = await street.issue(meterId, [topUp(100)]);
  await good(street.bench("POST", `/v1/meters/${meterId}/codes`, { code, via: "keypad" }));
  await opened.says("balance", "£6.00");
  await opened.page
    .getByRole("region", { name: "Event log" })
    .getByText("credit added locally")
    .waitFor();
});

test("the control desk moves time, load, power and WAN", async () => {
  await open(WIDE);
  const desk = opened.page.getByRole("region", { name: "Control desk" });
  await opened.key("B").click();
  await desk.getByLabel("Load in watts").fill("2000");
  await desk.getByRole("button", { name: "Set", exact: true }).click();
  await opened.page.locator(".pulse.flashing").waitFor();
  await desk.getByRole("button", { name: "+1 h" }).click();
  await opened.says("balance", "£4.51");
  await desk.getByRole("button", { name: "To midnight" }).click();
  await desk.getByText("25 Nov 2026, 00:00:00 UTC").waitFor();
  await desk.getByRole("switch", { name: "WAN" }).click();
  await desk.getByRole("switch", { name: "WAN", checked: true }).waitFor();
  await desk.getByRole("switch", { name: "Power" }).click();
  await opened.says("supply-lamp", "No power");
  expect(await viewOf()).toMatchObject({ power: false, display: ["", ""], wan: true });
});

test("a meter is chosen from the list, and the address keeps the choice", async () => {
  await open(WIDE);
  const other = `00db12345678a0${String(made).padStart(2, "0")}`;
  await street.commission({ meterId: other, settings: { meterBalance: 700_000 } });
  await opened.page.reload();
  await opened.page.getByLabel("Meter", { exact: true }).selectOption(other);
  await opened.says("balance", "£7.00");
  expect(opened.page.url()).toBe(`${street.benchUrl}/#${other}`);
  await opened.page.reload();
  await opened.says("balance", "£7.00");
});

test("a refusal of the bench is said in its words", async () => {
  await open(WIDE);
  await good(street.bench("PUT", `/v1/meters/${meterId}/power`, { on: false }));
  await opened.page.getByLabel("Whole code").fill("7394 6144 3320 4021 7315");
  await opened.page.getByRole("button", { name: "Enter at the keypad" }).click();
  await opened.page
    .getByRole("alert")
    .getByText("A meter without power takes no code: switch its power on.")
    .waitFor();
});

test("on a phone nothing scrolls sideways, and fingers can type", async () => {
  await open(PHONE);
  const width = await opened.page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBe(390);
  const box = await opened.key("5").boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  const code = await street.issue(meterId, [topUp(300)]);
  for (const key of `A${code}B`) await opened.key(key).tap();
  await opened.says("lcd", "Accepted");
  await opened.says("balance", "£8.00");
});

test("without a Chromium the reason says how to get one", () => {
  expect(() => findChromium("nowhere")).toThrow(/CHROMIUM_PATH names no program\. Install one/);
});
