import { expect, test } from "vitest";
import type { BenchPage } from "../support/bench-page.ts";
import { good } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

/** Longer than a key must stay down to be held. */
const HELD_MS = 900;
/** £1.50: emergency credit is offered, and the supply waits for key B. */
const WITHIN_REACH = { settings: { meterBalance: 150_000 } };

async function openFace(label: string, meter: object = WITHIN_REACH): Promise<BenchPage> {
  const opened = await openMeter(meter);
  await opened.page.getByText(label, { exact: true }).click();
  return opened;
}

const keysOf = ({ page }: BenchPage): Promise<string[]> =>
  page
    .locator("[data-key]")
    .evaluateAll((keys) => keys.map((key) => key.getAttribute("data-key") ?? ""));

/** B held takes what page 7 offers; the display says so, and B turns the supply on. */
async function takeEmergencyCredit({ key, says, path }: BenchPage): Promise<void> {
  await says("lcd", "Hold B to use");
  await key("B").click({ delay: HELD_MS });
  await says("lcd", "Emergency on");
  expect(await good(rig.call("GET", path))).toMatchObject({
    supply: "armed",
    emergencyCredit: { active: true, remainingMillipence: 1_000_000 },
  });
  await key("B").click();
  await says("supply-lamp", "Supply on");
}

test("twelve keys: key 7 shows, B leaves it, and B held takes emergency credit", async () => {
  const opened = await openFace("12 keys");
  const { key, says, path, page } = opened;
  expect((await keysOf(opened)).sort()).toEqual([..."0123456789AB"]);
  await key("7").click();
  await says("lcd", "Hold B to use");
  await key("B").click();
  await says("lcd", "B: supply on");
  expect(await good(rig.call("GET", path))).toMatchObject({
    supply: "armed",
    emergencyCredit: { active: false },
  });
  await page.keyboard.press("7");
  await takeEmergencyCredit(opened);
  await page.close();
});

test("two keys: A turns the pages, B held on page 7 takes emergency credit", async () => {
  const opened = await openFace("2 keys");
  const { key, page } = opened;
  expect(await keysOf(opened)).toEqual(["A", "B"]);
  // Pages 1, 2 and 4 to 6 have a screen or more each: A steps through them.
  for (let at = 0; at < 40; at += 1) {
    await key("A").click();
    const display = await page.getByTestId("lcd-glass").getAttribute("data-text");
    if (display?.startsWith("Hold B")) break;
  }
  await takeEmergencyCredit(opened);
  await page.close();
});

test("two keys: A held takes the last digit back, as does Backspace held", async () => {
  const opened = await openFace("2 keys");
  const { key, says, path, page } = opened;
  await key("B").click({ delay: HELD_MS });
  await says("lcd", "[0]");
  for (const name of "AABAB") await key(name).click();
  await says("lcd", "21[0]");
  await key("A").click({ delay: HELD_MS });
  await page.getByTestId("lcd-glass").and(page.locator('[data-text*="2[0]"]')).waitFor();
  await page.keyboard.press("Backspace", { delay: HELD_MS });
  await says("lcd", "[0]");
  await expect.poll(async () => (await good(rig.call("GET", path))).entry.digits).toBe("");
  await page.close();
});

test("gas face: Status and Emergency show their pages, B held takes emergency credit", async () => {
  const opened = await openFace("Gas keys", { ...WITHIN_REACH, fuel: "gas" });
  const { key, page, path } = opened;
  expect((await keysOf(opened)).sort()).toEqual([..."07AB"]);
  await key("0").filter({ hasText: "Status" }).click();
  const { lastConfirmationCode } = await good(rig.call("GET", path));
  expect(lastConfirmationCode).toMatch(/^[0-4][0-9]{19}$/);
  await page.keyboard.press("e");
  await takeEmergencyCredit(opened);
  await page.close();
});

test("gas face: in an entry Status and Emergency do nothing", async () => {
  const opened = await openFace("Gas keys", { ...WITHIN_REACH, fuel: "gas" });
  const { key, says, path, page } = opened;
  await key("B").click({ delay: HELD_MS });
  await says("lcd", "[0]");
  for (const name of "07AB") await key(name).click();
  await says("lcd", "1[0]");
  expect((await good(rig.call("GET", path))).entry.digits).toBe("1");
  await page.close();
});

test("each meter keeps its face and the words of it; electricity has no gas keys", async () => {
  const opened = await openFace("Gas keys", { settings: {}, fuel: "gas" });
  const { page, says } = opened;
  await says("lcd", "Off. Emergency?");
  await page.reload();
  await says("lcd", "Off. Emergency?");
  expect((await keysOf(opened)).sort()).toEqual([..."07AB"]);
  const meterId = "00db1234567890e1";
  await good(rig.call("POST", "/v1/meters", { meterId }));
  await good(rig.call("POST", `/v1/meters/${meterId}/keys`, { keys: "", face: "gas" }));
  await page.goto(`${rig.url()}/#${meterId}`);
  await page.getByRole("region", { name: `Meter ${meterId}` }).waitFor();
  expect(await keysOf(opened)).toEqual(["A", "B"]);
  expect(await page.getByText("Gas keys").count()).toBe(0);
  await page.close();
});
