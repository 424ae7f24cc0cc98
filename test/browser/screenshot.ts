/**
 * Takes the picture of the page in docs/images: a top-up, issued by a real supplier service and
 * typed on the keys, has just been accepted. Run it with `npx -c 'node
 * --conditions=@utrn-lab/source test/browser/screenshot.ts'`.
 */
import { resolve } from "node:path";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";
import { type Street, startStreet } from "../support/street.ts";

const METER_ID = "00db1234567890d1";
const PICTURE = resolve(import.meta.dirname, "../../docs/images/keypad.png");
const HOUR = 3_600;

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

const browser = await startBrowser();
const street = await startStreet();
try {
  await prepare(street);
  const page = await browser.newPage({ viewport: { width: 1440, height: 860 } });
  await page.goto(`${street.benchUrl}/#${METER_ID}`);
  await page.getByRole("region", { name: `Meter ${METER_ID}` }).waitFor();
  const code = await street.issue(METER_ID, [{ type: "top_up", amountPence: 1_000 }]);
  await page.keyboard.type(`a${code}b`);
  await page.getByTestId("lcd").filter({ hasText: "Accepted" }).waitFor();
  await page.locator(".pressed").waitFor({ state: "detached" });
  await page.screenshot({ path: PICTURE });
  process.stdout.write(`${PICTURE}\n`);
} finally {
  await browser.close();
  await street.remove();
}
