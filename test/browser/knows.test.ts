import { printCode } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import {
  datedProtections,
  mondayOf,
  mondayOfDate,
  spansOf,
} from "../../apps/bench/page/src/knows/protected-spans.ts";
import { good, NOON_SECONDS, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const DEVICE = "00db1234000000aa";
const INSTALL_CODE = "83fed3407a939723a5c639b26916d505";

const { rig, openMeter } = pagesForFile();

test("what the last event changed is marked, and replay is explained", async () => {
  const { page, path, issue, tab, problems } = await openMeter();
  await tab("Registers");
  await good(rig.call("POST", `${path}/codes`, { code: issue(7, pounds(3)) }));
  const registers = page.getByRole("region", { name: "Registers" });
  await registers.locator(".changed", { hasText: "Meter balance" }).getByText("+£3.00").waitFor();
  expect(await registers.locator(".changed").count()).toBe(1);
  const replay = page.getByRole("region", { name: "Replay protection" });
  await replay.getByText("The one counter in the cache is a duplicate.").waitFor();
  await replay.getByText("1 to 518").waitFor();
  expect(problems).toEqual([]);
  await page.close();
});

test("on a running clock the marks stay, and what time moves is not marked", async () => {
  const { page, path, issue, tab, says } = await openMeter();
  await good(rig.call("POST", `${path}/keys`, { keys: "B" }));
  await good(rig.call("PUT", `${path}/load`, { watts: 3_000 }));
  await good(rig.call("POST", `${path}/clock`, { rate: 1 }));
  rig.pass(60_000);
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await says("balance", "+£10.00");
  rig.pass(600_000);
  // 3 kW at 24.5p are 12.25p in ten minutes, and 1.225p before in one.
  await says("balance", "£14.86");
  await says("balance", "+£10.00");
  await tab("Registers");
  const registers = page.getByRole("region", { name: "Registers" });
  await registers.locator(".changed", { hasText: "Meter balance" }).getByText("+£10.00").waitFor();
  expect(await registers.locator(".changed").count()).toBe(1);

  const price = { unitRateMillipence: 28_000, standingChargeMillipence: 0, startDate: null };
  const dearer = issue(2, [{ type: "change_price", ...price }]);
  await good(rig.call("POST", `${path}/codes`, { code: dearer }));
  const mark = "changed by the last event";
  await page.getByRole("region", { name: "Tariff" }).getByText(mark).waitFor();
  await registers.getByText(`none ${mark}`).waitFor();
  const open = issue(3, [{ type: "open_han", device: "any", minutes: 30 }]);
  await good(rig.call("POST", `${path}/codes`, { code: open }));
  await page.getByRole("region", { name: "Home network" }).getByText(mark).waitFor();
  expect(await page.getByText(mark, { exact: true }).count()).toBe(1);
  await page.close();
});

test("codes are told with their counters, applied ones with their confirmation too", async () => {
  const { page, path, issue, tab } = await openMeter();
  await tab("Registers");
  const log = page.getByRole("region", { name: "Codes entered" });
  await log.getByText("No code has been applied yet.").waitFor();
  const code = issue(7, pounds(3));
  const enter = (via: string) => rig.call("POST", `${path}/codes`, { code, via });
  const { confirmationCode } = await good<{ confirmationCode: string }>(enter("keypad"));
  await log.getByText(`${printCode(confirmationCode)} of counter 7`).waitFor();
  await enter("keypad");
  await log.getByText("Keypad: duplicate, counter 7").waitFor();
  const told = await log.getByRole("listitem").allTextContents();
  expect(told.map((line) => line.slice(line.indexOf(code.slice(-4)) + 4))).toEqual([
    "Keypad: duplicate, counter 7",
    "Keypad: applied, counter 7",
    `${printCode(confirmationCode)} of counter 7`,
  ]);
  await page.close();
});

test("five codes of another meter lock the keypad; the countdown is in meter time", async () => {
  const { page, path, tab, says } = await openMeter();
  await tab("Registers");
  for (const seed of ["one", "two", "three", "four", "five"]) {
    const mischief = { kind: "forged", enter: true, seed };
    await good(rig.call("POST", `${path}/mischief`, mischief));
  }
  await says("lockout-keypad", "1:00:00");
  await says("lockout-ppmid", "0 of 5 wrong codes");
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 60 }));
  await says("lockout-keypad", "59:00");
  await page.close();
});

test("a device joins with the install code it was given, and not with another", async () => {
  const meter = { installCodes: { [DEVICE]: INSTALL_CODE } };
  const { page, path, issue, tab } = await openMeter(meter);
  await tab("Registers");
  const network = page.getByRole("region", { name: "Home network" });
  await network.getByRole("button", { name: "Install and join a device" }).click();
  await network.getByLabel("Device EUI-64").fill(DEVICE);
  await network.getByLabel("Install code").fill("000000000000");
  await network.getByRole("button", { name: "Join", exact: true }).click();
  await network.getByText("The network is closed").waitFor();
  const open = issue(1, [{ type: "open_han", device: "any", minutes: 30 }]);
  await good(rig.call("POST", `${path}/codes`, { code: open }));
  await network.getByText("open 30:00").waitFor();
  await network.getByRole("button", { name: "Join", exact: true }).click();
  await network.getByText("The install code is not the one").waitFor();
  await network.getByLabel("Install code").fill(INSTALL_CODE);
  await network.getByRole("button", { name: "Join", exact: true }).click();
  await network.getByText("Joined.").waitFor();
  await network.getByRole("button", { name: `Remove ${DEVICE}` }).click();
  await network.getByText("removed").waitFor();
  await page.close();
});

test("the log is filtered by group and by words", async () => {
  const { page, path, issue } = await openMeter();
  const code = issue(1, pounds(1));
  for (const via of ["keypad", "keypad"]) {
    await good(rig.call("POST", `${path}/codes`, { code, via }));
  }
  const log = page.getByRole("region", { name: "Event log" });
  await log.getByText("2 lines").waitFor();
  await log.getByLabel("Find in the log").fill("before");
  await log.getByText("1 line", { exact: true }).waitFor();
  await log.getByLabel("Which events").selectOption("supply");
  await log.getByText("0 lines").waitFor();
  await page.close();
});

const HOUR = 3_600;

const PROTECTED = {
  calendar: [{ days: ["sun"], start: "16:00", end: "10:00" }],
  periods: [{ from: "2026-11-26", days: 1 }],
  suspendedUntil: NOON_SECONDS + 2 * HOUR,
};

test("each kind of protection has a colour of its own in the week", async () => {
  const { page, tab } = await openMeter({ settings: { nonDisconnect: PROTECTED } });
  await tab("Registers");
  await page.locator(".week-key i").nth(2).waitFor();
  const colours: string[] = await page.evaluate(
    "[...document.querySelectorAll('.week-key i')].map((i) => getComputedStyle(i).background)",
  );
  expect(new Set(colours).size).toBe(3);
  expect(colours.filter((colour) => colour.startsWith("rgba(0, 0, 0, 0) none"))).toEqual([]);
  const week = page.getByLabel("Week of");
  await page.getByRole("button", { name: "Week after" }).click();
  expect(await week.inputValue()).toBe("2026-11-30");
  await page.getByRole("button", { name: "until 27 Nov 2026, 10:00:00 UTC" }).click();
  expect(await week.inputValue()).toBe("2026-11-23");
  await week.fill("2026-12-25");
  await page.locator(".week-day").filter({ hasText: "Fri 25 Dec" }).waitFor();
  expect(await page.locator(".week-track .span-calendar").count()).toBe(2);
  expect(await page.locator(".week-track .span-period").count()).toBe(0);
  await page.getByRole("button", { name: "This week" }).click();
  await page.locator(".week-track .span-period").first().waitFor();
  await page.close();
});

test("a window over midnight, a period and a suspension are drawn in the week", async () => {
  const view = await good<Parameters<typeof spansOf>[0]>(
    rig.call("POST", "/v1/meters", {
      meterId: "00db123456789fff",
      time: NOON_SECONDS,
      settings: { nonDisconnect: PROTECTED },
    }),
  );
  // 24 November 2026 is a Tuesday: the week begins on the 23rd.
  const monday = mondayOf(NOON_SECONDS);
  expect(monday).toBe(NOON_SECONDS - 36 * HOUR);
  expect(spansOf(view, monday)).toEqual([
    { day: 6, from: 16 * HOUR, to: 24 * HOUR, why: "calendar" },
    { day: 0, from: 0, to: 10 * HOUR, why: "calendar" },
    { day: 3, from: 0, to: 24 * HOUR, why: "period" },
    { day: 4, from: 0, to: 10 * HOUR, why: "period" },
    { day: 1, from: 12 * HOUR, to: 14 * HOUR, why: "suspension" },
  ]);
  // 24 hours a day, 10 hours of the day after it.
  expect(datedProtections(view)).toEqual([
    { from: NOON_SECONDS, to: NOON_SECONDS + 2 * HOUR, why: "suspension" },
    { from: NOON_SECONDS + 36 * HOUR, to: NOON_SECONDS + 70 * HOUR, why: "period" },
  ]);
  expect(datedProtections({ ...view, time: NOON_SECONDS + 70 * HOUR })).toEqual([]);
});

test.each([
  ["2026-11-24", NOON_SECONDS - 36 * HOUR],
  ["2026-11-23", NOON_SECONDS - 36 * HOUR],
  ["", undefined],
  ["12026-11-24", undefined],
  ["2026-13-01", undefined],
])("the week of the date %j begins at %j", (date, monday) => {
  expect(mondayOfDate(date)).toBe(monday);
});
