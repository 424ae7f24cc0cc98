import { expect, test } from "vitest";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

test("the clock is stepped by second, minute, hour and day, and jumps to what comes", async () => {
  const { page, path, says, problems } = await openMeter();
  for (const step of ["+1 second", "+1 minute", "+1 hour", "+1 day"]) {
    await page.getByRole("button", { name: step }).click();
  }
  await says("clock", "25 Nov 2026, 13:01:01 UTC");
  await page.getByRole("button", { name: "To midnight" }).click();
  await says("clock", "26 Nov 2026, 00:00:00 UTC");
  await good(rig.call("POST", `${path}/keys`, { keys: "A12" }));
  await page.getByRole("button", { name: "To next event" }).click();
  // The entry of two digits ends twenty seconds after its last key.
  await says("clock", "26 Nov 2026, 00:00:20 UTC");
  await says("lcd", "Incomplete");
  expect(problems).toEqual([]);
  await page.close();
});

test("the clock runs at a chosen rate and is stopped", async () => {
  const { page, path, says } = await openMeter();
  await page.getByText("3,600×", { exact: true }).click();
  await page.getByRole("radio", { name: "3,600×", checked: true }).waitFor();
  rig.pass(2_000);
  await says("clock", "24 Nov 2026, 14:00:00 UTC");
  await page.getByText("Stopped", { exact: true }).click();
  await page.getByRole("radio", { name: "Stopped", checked: true }).waitFor();
  rig.pass(60_000);
  expect(await good(rig.call("GET", path))).toMatchObject({
    time: NOON_SECONDS + 7_200,
    clock: { mode: "manual", rate: 0 },
  });
  await page.close();
});

test("a preset sets the load; a day by the day profile costs what its parts do", async () => {
  const { page, key, path, says } = await openMeter({
    settings: { meterBalance: 2_000_000 },
  });
  await key("B").click();
  await page.getByRole("button", { name: "Kettle" }).click();
  await page.getByRole("button", { name: "Kettle", pressed: true }).waitFor();
  expect(await good(rig.call("GET", path))).toMatchObject({ watts: 3_000 });
  await page.getByRole("switch", { name: "Day profile" }).click();
  await page.getByText("12:00: 900 W").waitFor();
  await page.getByRole("button", { name: "+1 day" }).click();
  await says("clock", "25 Nov 2026, 12:00:00 UTC");
  // 150 W x 6.5 h + 1,800 x 2 + 300 x 3.5 + 900 x 1.5 + 350 x 3.5 + 2,600 x 3 + 900 x 3 + 200 x 1
  // = 18.9 kWh at 24.5p, and a standing charge of 53.35p: 463.05p + 53.35p = 516.4p.
  await says("balance", "£14.83");
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 1_483_600 });
  await page.close();
});

test("the day profile goes on behind other tabs, and its change is a next event", async () => {
  const { page, path, key, tab, says } = await openMeter({ settings: { meterBalance: 2_000_000 } });
  await key("B").click();
  await page.getByRole("switch", { name: "Day profile" }).click();
  await page.getByText("12:00: 900 W").waitFor();
  const onward = page.getByRole("button", { name: "To next event" });
  await onward.click();
  await says("clock", "24 Nov 2026, 13:30:00 UTC");
  await onward.click();
  await says("clock", "24 Nov 2026, 17:00:00 UTC");
  // 900 W for an hour and a half, 350 W for three and a half: 2.575 kWh at 24.5p are 63.0875p.
  await says("balance", "£19.36");
  await tab("Chart");
  await page.getByText("The day profile drives the load, now 2,600 W.").waitFor();
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 3 * 3_600 }));
  await page.getByText("The day profile drives the load, now 900 W.").waitFor();
  await tab("Desk");
  await page.getByRole("switch", { name: "Day profile", checked: true }).waitFor();
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
  await log.getByText("Nothing has been sent that matches.").waitFor();
  await says("waiting-alerts", "2 alerts wait for WAN: credit below the low credit threshold");
  await page.getByRole("switch", { name: "WAN" }).click();
  await log.getByText("credit below the low credit threshold").waitFor();
  await page.getByTestId("waiting-alerts").waitFor({ state: "detached" });
  await page.close();
});
