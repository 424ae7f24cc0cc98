import { RETRIES_OF_PAGES } from "@utrn-lab/client";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BenchRig, good, startBenchRig } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { axeFindings } from "../support/console-rig.ts";
import { SUPPLIER_ID } from "../support/parties.ts";
import { API_KEY, type SupplierRig, startRig, supplierEnv } from "../support/supplier-rig.ts";

const METER = "00db1234567860a1";
let rig: BenchRig;
let browser: Browser;
let supplier: SupplierRig;
/** The supplier's tab of one meter, which each test takes as the one before has left it. */
let page: Page;
beforeAll(async () => {
  [browser, rig] = await Promise.all([startBrowser(), startBenchRig()]);
  const origin = new URL(rig.url()).origin;
  supplier = await startRig({ ...supplierEnv(), CORS_ORIGINS: origin, CONSOLE: "0" });
  await good(rig.call("PUT", "/v1/supplier-address", { address: supplier.url() }));
  await good(rig.call("POST", "/v1/meters", { meterId: METER }));
  page = await browser.newPage({ reducedMotion: "reduce" });
  await page.goto(`${rig.url()}/#${METER}/setup`);
});
afterAll(async () => {
  await browser?.close();
  await supplier?.remove();
  await rig?.remove();
});

const button = (name: string) => page.getByRole("button", { name, exact: true }).first();
const amount = () => page.getByLabel("Amount");
const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

/** The digits of the code that was made, as they stand on the page. */
async function digitsMade(): Promise<string> {
  await button("Make another code").waitFor();
  return (await page.locator(".digit-blocks .digits").allInnerTexts()).join("").replaceAll(" ", "");
}

interface Listed {
  readonly items: readonly { readonly code: string; readonly status: string }[];
}
const issued = () => good<Listed>(supplier.call("GET", `/v1/meters/${METER}/codes`));

test("a code is made in pounds, keyed, and told of by its confirmation code", async () => {
  await page.locator(`input[type="url"][value="${supplier.url()}"]`).waitFor();
  await page.getByLabel("API key, role issuer").fill(API_KEY);
  await page.keyboard.press("Enter");
  await says(`Registered and commissioned with ${SUPPLIER_ID}.`);
  // A reload asks for no key again.
  await page.reload();
  await amount().fill("12,34");
  await says("Give pounds and pence, like 12.34.");
  await amount().fill("12.34");
  await says("20 digits, counter 1.");
  expect(await axeFindings(page)).toEqual([]);
  await amount().press("Enter");
  const code = await digitsMade();
  expect(code).toMatch(/^73[0-9]{18}$/);
  const outcome = rig.call("POST", `/v1/meters/${METER}/codes`, { code, via: "keypad" });
  expect(await good(outcome)).toMatchObject({ result: "applied" });
  await says("The check digit is right.");
  await button("Tell the supplier").click();
  await says("The meter has applied Top-up: £12.34 (counter 1).");
  await page.getByText("confirmed", { exact: true }).waitFor();
  expect((await issued()).items).toMatchObject([{ code, status: "confirmed" }]);
  expect(await axeFindings(page)).toEqual([]);
});

test("a code is keyed at the meter for whoever asks, from A on", async () => {
  const first = page.waitForRequest("**/keys");
  await button("Key it for me").click();
  expect((await first).postDataJSON()).toMatchObject({ keys: "A" });
  // Nobody has to wait for the other keys.
  await page.reload();
});

test("an answer that is lost is asked for again, and the code is issued once", async () => {
  await amount().fill("5");
  await says("20 digits, counter 2.");
  const keys: (string | undefined)[] = [];
  let isBack = false;
  await page.route("**/codes", async (route) => {
    const { method, key } = {
      method: route.request().method(),
      key: route.request().headers()["idempotency-key"],
    };
    if (method !== "POST") return route.continue();
    keys.push(key);
    if (isBack) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  await amount().press("Enter");
  await says(/^No answer came/);
  expect(await amount().isDisabled()).toBe(true);
  isBack = true;
  await page.keyboard.press("Enter");
  const code = await digitsMade();
  await page.unroute("**/codes");
  expect((await issued()).items.map((one) => one.code)).toContain(code);
  expect((await issued()).items).toHaveLength(2);
  expect([keys.length, new Set(keys).size]).toEqual([RETRIES_OF_PAGES.attemptsMax + 1, 1]);
});

test("harm waits until it is accepted, and what is proposed is taken by a press", async () => {
  await button("Make another code").click();
  await button("Add a command").click();
  await page.keyboard.press("Escape");
  expect(await page.locator(":focus").innerText()).toBe("Add a command");
  await amount().click();
  await page.keyboard.type("5.50");
  expect(await amount().inputValue()).toBe("5.50");
  await button("Add a command").click();
  await page.keyboard.type("reset");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove: Top-up" }).click();
  await page.getByLabel("Balances").check();
  await says(/^1 paid top-up still out would be dead/);
  await button("Issue the code").click();
  await says("Tick what you accept above, or use what is proposed.");
  expect((await issued()).items).toHaveLength(2);
  await button("Use this instead").click();
  await page.getByRole("heading", { name: "Suspend disconnection" }).waitFor();
  await page.getByLabel("I know this, and the code is to be issued all the same.").check();
  await says("40 digits, counter 3.");
  await button("Issue the code").click();
  expect(await digitsMade()).toHaveLength(40);
});
