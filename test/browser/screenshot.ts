/**
 * Takes the pictures of docs/images. The bench's page: a top-up, issued by a real supplier service
 * and typed on the keys, has just been accepted. The console: the same meter, with codes that were
 * confirmed and codes that are out. Run it with `npx -c 'node --conditions=@utrn-lab/source
 * test/browser/screenshot.ts'`.
 */
import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { type Street, startStreet } from "../support/street.ts";
import { API_KEY } from "../support/supplier-rig.ts";

const METER_ID = "00db1234567890d1";
const SCREEN = { width: 1440, height: 860 };
const HOUR = 3_600;

function pictureOf(name: string): string {
  return resolve(import.meta.dirname, "../../docs/images", `${name}.png`);
}

/** A household that has topped up before, with prices to come and a debt to pay. */
async function prepare({ commission, issue, bench }: Street): Promise<void> {
  const at = `/v1/meters/${METER_ID}`;
  await commission({
    meterId: METER_ID,
    time: NOON_SECONDS - 60 * HOUR,
    settings: { meterBalance: 612_000, debt: { payment: 3_200_000 } },
  });
  const happen = async (hours: number, commands: readonly object[]) => {
    await good(bench("POST", `${at}/codes`, { code: await issue(METER_ID, commands) }));
    await good(bench("POST", `${at}/clock`, { advanceSeconds: hours * HOUR }));
  };
  await good(bench("POST", `${at}/keys`, { keys: "B" }));
  await good(bench("PUT", `${at}/load`, { watts: 500 }));
  await happen(20, [{ type: "top_up", amountPence: 500 }]);
  await happen(16, [
    {
      type: "change_price_two_rate",
      rate1Millipence: 28_000,
      rate2Millipence: 14_000,
      standingChargeMillipence: 53_350,
      startDate: "2027-01-01",
      rate2Start: "00:30",
      rate2End: "07:30",
    },
  ]);
  await happen(24, [
    {
      type: "set_non_disconnect_calendar",
      windows: [{ days: ["mon", "tue", "wed", "thu", "fri"], start: "16:00", end: "10:00" }],
    },
    {
      type: "set_non_disconnect_periods",
      periods: [
        { from: "2026-12-25", days: 1 },
        { from: "2026-12-26", days: 1 },
      ],
    },
  ]);
}

/** The page of the bench. */
async function takeKeypad(browser: Browser, { benchUrl, issue }: Street): Promise<void> {
  const page = await browser.newPage({ viewport: SCREEN });
  await page.goto(`${benchUrl}/#${METER_ID}`);
  await page.getByRole("region", { name: `Meter ${METER_ID}` }).waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  const code = await issue(METER_ID, [{ type: "top_up", amountPence: 1_000 }]);
  await page.keyboard.type(`a${code}b`);
  await page.getByTestId("lcd").filter({ hasText: "Accepted" }).waitFor();
  await page.locator(".pressed").waitFor({ state: "detached" });
  await page.screenshot({ path: pictureOf("keypad") });
}

/** The console, at the meter of a customer who has read a confirmation code out. */
async function takeConsole(browser: Browser, { supplierUrl, bench, supplier }: Street) {
  const { lastConfirmationCode } = await good(bench("GET", `/v1/meters/${METER_ID}`));
  const at = `/v1/meters/${METER_ID}`;
  await good(supplier("POST", `${at}/confirmations`, { code: lastConfirmationCode }));
  const commands = [{ type: "suspend_disconnection", until: "2026-11-30" }];
  const { codeId } = await good<{ codeId: string }>(
    supplier("POST", `${at}/codes`, { commands, note: "Snow storm" }),
  );
  await good(supplier("POST", `/v1/codes/${codeId}/sent`, { channel: "sms" }));
  const page = await browser.newPage({ viewport: SCREEN });
  await page.addInitScript((key) => sessionStorage.setItem("api-key", key), API_KEY);
  await page.goto(`${supplierUrl}/#/meters/${METER_ID}`);
  await page.getByText("confirmed").first().waitFor();
  await page.screenshot({ path: pictureOf("console") });
}

const browser = await startBrowser();
const street = await startStreet({ CONSOLE: "1" });
try {
  await prepare(street);
  await takeKeypad(browser, street);
  await takeConsole(browser, street);
} finally {
  await browser.close();
  await street.remove();
}
