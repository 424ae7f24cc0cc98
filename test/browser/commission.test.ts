import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Call, clientOf } from "../support/api-client.ts";
import { type BenchRig, good, startBenchRig } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { SUPPLIER_ID } from "../support/parties.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { API_KEY, registration, supplierEnv } from "../support/supplier-rig.ts";

const env = supplierEnv();
let rig: BenchRig;
let browser: Browser;
let service: ServerProcess;
let supplier: Call;
beforeAll(async () => {
  [browser, rig] = await Promise.all([startBrowser(), startBenchRig()]);
  const origin = new URL(rig.url()).origin;
  service = await startServerProcess("supplier", { ...env, CORS_ORIGINS: origin, LAB: "1" });
  supplier = clientOf(service.url, API_KEY);
});
afterAll(async () => {
  await browser?.close();
  await service?.end("SIGTERM");
  await rig?.remove();
  rmSync(env.DATA_DIR, { recursive: true });
});

/** The supplier's tab of a meter that is new on the bench. */
async function openTab(meterId: string): Promise<Page> {
  await good(rig.call("POST", "/v1/meters", { meterId, fuel: "gas" }));
  const page = await browser.newPage();
  await page.goto(`${rig.url()}/#${meterId}`);
  await page.getByRole("tab", { name: "Supplier" }).click();
  return page;
}

async function submit(page: Page, address: string, apiKey: string): Promise<void> {
  await page.getByLabel("Address of the supplier service").fill(address);
  await page.getByLabel("API key, role issuer").fill(apiKey);
  await page.getByRole("button", { name: "Register and commission" }).click();
}

const refusal = (page: Page, text: string) => page.locator(".refused", { hasText: text }).waitFor();

async function supplierOf(meterId: string): Promise<unknown> {
  return (await good<{ supplier: unknown }>(rig.call("GET", `/v1/meters/${meterId}`))).supplier;
}

test("a meter is registered and commissioned from the page, and obeys a code", async () => {
  const meterId = "00db1234567870a1";
  const page = await openTab(meterId);
  await submit(page, `${service.url}/`, API_KEY);
  await page.getByText(`Registered and commissioned with ${SUPPLIER_ID}.`).waitFor();
  const known = await good(supplier("GET", `/v1/meters/${meterId}`));
  expect(known).toMatchObject({ meterId, fuel: "gas" });
  const commands = [{ type: "top_up", amountPence: 1_000 }];
  const { code } = await good<{ code: string }>(
    supplier("POST", `/v1/meters/${meterId}/codes`, { commands }),
  );
  const outcome = await good(
    rig.call("POST", `/v1/meters/${meterId}/codes`, { code, via: "keypad" }),
  );
  expect(outcome).toMatchObject({ result: "applied" });
  expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain(API_KEY);
  await page.close();
});

test("the desk tells the meter's day from its supplier's, and brings that to it", async () => {
  const noon = Date.UTC(2026, 10, 24, 12) / 1_000;
  const meterId = "00db1234567870a8";
  await good(supplier("PUT", "/v1/lab/clock", { rate: 0 }));
  await good(supplier("PUT", "/v1/lab/clock", { time: noon }));
  const page = await openTab(meterId);
  const time = noon + 93 * 86_400;
  await good(rig.call("POST", `/v1/meters/${meterId}/clock`, { time }));
  await page.getByRole("tab", { name: "Desk" }).click();
  await page.getByTestId("clock").waitFor();
  expect(await page.getByTestId("supplier-clock").count()).toBe(0);
  await page.getByRole("tab", { name: "Supplier" }).click();
  await submit(page, service.url, API_KEY);
  await page.getByText("Registered and commissioned").waitFor();
  await page.getByRole("tab", { name: "Desk" }).click();
  await page.getByText("93 days ahead of the supplier service").waitFor();
  await page.getByRole("button", { name: "Bring the supplier to this day" }).click();
  await page.getByText("On the day of the supplier service").waitFor();
  expect(await page.getByRole("button", { name: "Bring the supplier" }).count()).toBe(0);
  expect(await good(supplier("GET", "/v1/lab/clock"))).toMatchObject({ time, rate: 0 });
  await good(supplier("PUT", "/v1/lab/clock", { time: time + 86_400 }));
  await page.getByRole("tab", { name: "Codes" }).click();
  await page.getByRole("tab", { name: "Desk" }).click();
  await page.getByText("1 day behind the supplier service").waitFor();
  await page.close();
});

test("a meter that the supplier knows by another public key is not commissioned", async () => {
  const known = "00db1234567870a2";
  const { publicKey } = await good(rig.call("POST", "/v1/meters", { meterId: known }));
  await good(supplier("POST", "/v1/meters", { meterId: known, publicKey, label: "known" }));
  const page = await browser.newPage();
  await page.goto(`${rig.url()}/#${known}`);
  await page.getByRole("tab", { name: "Supplier" }).click();
  await submit(page, service.url, API_KEY);
  await page.getByText("Registered and commissioned with").waitFor();
  expect(await good(rig.call("GET", `/v1/meters/${known}`))).toMatchObject({ label: "known" });
  await page.close();

  const other = "00db1234567870a3";
  await good(supplier("POST", "/v1/meters", registration(other)));
  const second = await openTab(other);
  await submit(second, service.url, API_KEY);
  await refusal(second, "another public key");
  expect(await supplierOf(other)).toBe(null);
  await second.close();
});

test("a wrong key and a key that may only read are told in a sentence", async () => {
  const meterId = "00db1234567870a4";
  const page = await openTab(meterId);
  await submit(page, service.url, "wrong");
  await refusal(page, "does not know this API key");
  const { key } = await good<{ key: string }>(
    supplier("POST", "/v1/keys", { role: "reader", owner: "Ann" }),
  );
  await submit(page, service.url, key);
  await refusal(page, "role issuer");
  expect(await supplierOf(meterId)).toBe(null);
  await page.close();
});

test("an address that is silent, that allows no other page, that is no supplier", async () => {
  const meterId = "00db1234567870a5";
  const page = await openTab(meterId);
  // Port 9 discards; nothing listens there, and a browser does not even try.
  await submit(page, "http://127.0.0.1:9", API_KEY);
  await refusal(page, "http://127.0.0.1:9 cannot be reached");
  const closed = supplierEnv();
  const silent = await startServerProcess("supplier", closed);
  await submit(page, silent.url, API_KEY);
  await refusal(page, `${silent.url} cannot be reached`);
  await refusal(page, `CORS_ORIGINS names ${new URL(rig.url()).origin}.`);
  await silent.end("SIGTERM");
  rmSync(closed.DATA_DIR, { recursive: true });
  await submit(page, rig.url(), API_KEY);
  await refusal(page, "This is not the address of a supplier service (it answered 404): check it.");
  expect(await supplierOf(meterId)).toBe(null);
  await page.close();
});

test("without a connection a file commissions; half of one says what is missing", async () => {
  const meterId = "00db1234567870a6";
  const page = await openTab(meterId);
  const commission = page.getByRole("button", { name: "Commission", exact: true });
  await page.getByText("Without a connection").click();
  await page.getByLabel("Supplier id and public key").fill("hello");
  await commission.click();
  await refusal(page, "Give both: the supplierId, 16 hex digits, and the publicKey");
  const { supplierId, publicKey } = await good<{ supplierId: string; publicKey: string }>(
    supplier("GET", "/v1/supplier"),
  );
  const buffer = Buffer.from(JSON.stringify({ supplierId, publicKey }));
  const file = { name: "supplier.json", mimeType: "application/json", buffer };
  await page.getByLabel("Open the supplier’s file").setInputFiles(file);
  await commission.click();
  await page.getByText("Commissioned.").waitFor();
  expect(await supplierOf(meterId)).toMatchObject({ supplierId, publicKey });
  await page.close();
});

test("a page that may not use the clipboard selects the text, and says so", async () => {
  const page = await openTab("00db1234567870a7");
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await page.getByText("Without a connection").click();
  await page.getByRole("button", { name: "Copy EUI-64" }).click();
  await page.getByRole("button", { name: "Selected: press Ctrl+C EUI-64" }).waitFor();
  expect(await page.evaluate("String(getSelection())")).toBe("00db1234567870a7");
  await page.close();
});

test("a story is played with codes that the running service issues", async () => {
  const page = await openTab("00db1234567870b7");
  await submit(page, service.url, API_KEY);
  await page.getByText(`Registered and commissioned with ${SUPPLIER_ID}.`).waitFor();
  await page.evaluate("localStorage.setItem('play-speed', '20')");
  await page.getByRole("tab", { name: "Sessions" }).click();
  await page.getByRole("button", { name: /^The meter is out of reach/ }).click();
  await page.getByLabel("with codes that the running service issues").waitFor();
  await page.getByRole("button", { name: "Play on the meter" }).click();
  await page.getByText("It has issued the codes that are keyed.").waitFor();
  const played = page.getByTestId("played");
  await played.filter({ hasText: "played, 27 steps" }).waitFor();
  const meterId = new URL(page.url()).hash.slice(1, 17);
  expect(await supplierOf(meterId)).toMatchObject({ supplierId: SUPPLIER_ID });
  const list = page.getByRole("list", { name: "Steps of the session" });
  await list.getByText("as expected").nth(2).waitFor();
  const { items } = await good<{ items: { utrnCounter: number }[] }>(
    supplier("GET", `/v1/meters/${meterId}/codes`),
  );
  expect(items.map(({ utrnCounter }) => utrnCounter)).toEqual([2, 1]);
  await page.close();
});
