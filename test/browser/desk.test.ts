import { expect, test } from "vitest";
import { good, NOON_SECONDS, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

test("the clock is stepped, jumps ahead, is set, and goes back with its meter", async () => {
  const { page, path, says, problems } = await openMeter();
  const press = (name: string) => page.getByRole("button", { name }).click();
  for (const step of ["+1 s", "+1 min", "+1 h", "+1 day", "+1 week"]) await press(step);
  await says("clock", "2 Dec 2026, 13:01:01 UTC");
  await says("next-event", "Next event: midnight, 3 Dec 2026 00:00");
  await press("To midnight");
  await says("clock", "3 Dec 2026, 00:00:00 UTC");
  await press("+1 s");
  await says("clock", "3 Dec 2026, 00:00:01 UTC");
  await says("next-event", "Reached: midnight, 3 Dec 2026 00:00");
  await good(rig.call("POST", `${path}/keys`, { keys: "A12" }));
  await press("To next event");
  // The entry of two digits ends twenty seconds after its last key.
  await says("clock", "3 Dec 2026, 00:00:21 UTC");
  await says("lcd", "Incomplete");
  await says("next-event", "Reached: the entry ends, 3 Dec 2026 00:00:21");

  const field = page.getByLabel("Date and time of the meter (UTC)");
  await field.fill("2026-12-25T08:30:00");
  await field.press("Enter");
  await says("clock", "25 Dec 2026, 08:30:00 UTC");
  await field.fill("2026-12-24T08:30:00");
  await field.press("Enter");
  const refusal = page.getByText("The meter’s clock goes forward only: take the meter back");
  await refusal.waitFor();
  await press("Back one step");
  await says("clock", "3 Dec 2026, 00:00:21 UTC");
  await refusal.waitFor({ state: "detached" });
  await press("Forward again");
  await says("clock", "25 Dec 2026, 08:30:00 UTC");
  await press("Tell the meter anyway (event 81C6)");
  await page.getByRole("region", { name: "Event log" }).getByText("81C6").waitFor();
  expect(problems).toEqual([]);
  await page.close();
});

test("the clock runs at a chosen rate, is held by an entry, and is stopped", async () => {
  const { page, path, says } = await openMeter();
  await page.getByText("1 h/s", { exact: true }).click();
  await page.getByRole("radio", { name: "1 h/s", checked: true }).waitFor();
  rig.pass(2_000);
  await says("clock", "24 Nov 2026, 14:00:00 UTC");
  await good(rig.call("POST", `${path}/keys`, { keys: "A7" }));
  await says("clock-line", "The clock keeps real time while a code is entered.");
  await good(rig.call("POST", `${path}/keys`, { keys: "AA" }));
  await page.getByText("Stopped", { exact: true }).click();
  await says("clock-line", "Clock stopped");
  rig.pass(60_000);
  expect(await good(rig.call("GET", path))).toMatchObject({
    time: NOON_SECONDS + 7_200,
    clock: { mode: "manual", rate: 0 },
  });
  const field = page.getByLabel("Date and time of the meter (UTC)");
  await field.fill("2050-01-01T00:00");
  await field.press("Enter");
  await page.getByText("The meter’s calendar ends on 8 November 2044").waitFor();
  await good(rig.call("POST", `${path}/keys`, { keys: "5" }));
  await says("clock-line", "Clock stopped: page 1 of");
  await page.getByRole("button", { name: "Next page" }).click();
  await says("clock-line", "Clock stopped: page 2 of");
  await says("clock", "24 Nov 2026, 14:00:04 UTC");
  await page.close();
});

test("a load is set, or follows the day, behind other tabs too", async () => {
  const { page, path, key, tab, says } = await openMeter({ settings: { meterBalance: 2_000_000 } });
  await key("B").click();
  await page.getByRole("button", { name: "Kettle" }).click();
  await page.getByRole("button", { name: "Kettle", pressed: true }).waitFor();
  expect(await good(rig.call("GET", path))).toMatchObject({ watts: 3_000 });
  await page.getByRole("switch", { name: "Day profile" }).click();
  await page.getByText("12:00: 900 W").waitFor();
  await says("next-event", "Next event: the load becomes 350 W, 24 Nov 2026 13:30");
  await page.getByRole("button", { name: "To next event" }).click();
  await says("clock", "24 Nov 2026, 13:30:00 UTC");
  await tab("Chart");
  await page.getByText("The day profile drives the load, now 350 W.").waitFor();
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 4 * 3_600 }));
  await page.getByText("The day profile drives the load, now 2,600 W.").waitFor();
  await tab("Desk");
  await page.getByRole("switch", { name: "Day profile", checked: true }).click();
  await page.getByRole("switch", { name: "Day profile", checked: false }).waitFor();
  expect(await good(rig.call("GET", path))).toMatchObject({ watts: 2_600, dayProfile: false });
  await page.close();
});

test("nothing jumps when a code is confirmed, no bar breaks, and the log has room", async () => {
  const { page, path, issue } = await openMeter();
  const desk = page.getByRole("region", { name: "Control desk" });
  const log = page.getByRole("region", { name: "Event log" });
  const heightOf = async (name: string) =>
    (await desk.getByRole("group", { name }).boundingBox())?.height ?? 0;
  for (const width of [1440, 1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect((await log.boundingBox())?.width, `the log at ${width}`).toBeGreaterThanOrEqual(320);
    for (const bar of ["Clock rate", "Step ahead", "A load"]) {
      expect(await heightOf(bar), `${bar} at ${width}`).toBeLessThan(50);
      const group = desk.getByRole("group", { name: bar });
      expect(await group.evaluate((at) => at.scrollWidth - at.clientWidth)).toBe(0);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const top = async () => (await desk.boundingBox())?.y;
  const before = await top();
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await page.getByTestId("confirmation").waitFor();
  expect(await top()).toBe(before);
  await page.close();
});

test("alerts wait while the WAN is down, and the outbox shows them when it is up", async () => {
  const { page, path, says } = await openMeter({
    settings: { meterBalance: 210_000 },
  });
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 86_400 }));
  const log = page.getByRole("region", { name: "Event log" });
  await log.getByText("credit below the low credit threshold").waitFor();
  await log.getByLabel("Which log").selectOption("outbox");
  await log.getByText("Nothing has been sent yet.").waitFor();
  await log.getByLabel("Find in the log").fill("8F51");
  await log.getByText("Nothing has been sent that matches.").waitFor();
  await log.getByLabel("Find in the log").fill("");
  await says("waiting-alerts", "2 alerts wait for WAN: credit below the low credit threshold");
  await page.getByRole("switch", { name: "WAN" }).click();
  await log.getByText("credit below the low credit threshold").waitFor();
  await page.getByTestId("waiting-alerts").waitFor({ state: "detached" });
  await page.close();
});
