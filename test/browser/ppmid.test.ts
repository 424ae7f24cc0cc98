import { printCode } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import type { BenchPage } from "../support/bench-page.ts";
import { good, joinPpmid, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const pages = pagesForFile();
const { rig } = pages;

/** Opens the page of a meter to which a PPMID is joined. */
async function openMeter(meter?: object): Promise<BenchPage> {
  const opened = await pages.openMeter(meter);
  await joinPpmid(rig.call, opened.path);
  await opened.page.getByText("Paired", { exact: true }).waitFor();
  return opened;
}

test("a PPMID that is not joined says so and how to join, and takes nothing", async () => {
  const { page } = await pages.openMeter();
  const ppmid = page.getByRole("region", { name: "PPMID" });
  await ppmid.getByText("Not paired", { exact: true }).waitFor();
  await ppmid
    .getByText("Not joined: open the home network (HAN) with a code, then join a PPMID")
    .waitFor();
  expect(await ppmid.getByLabel("Code at the PPMID").isDisabled()).toBe(true);
  for (const name of ["Send", "Use emergency", "Turn supply on"]) {
    expect(await ppmid.getByRole("button", { name }).isDisabled()).toBe(true);
  }
  await page.close();
});

test("a top-up at the PPMID says how much went to debt, in the words of the keypad", async () => {
  // 30 % of £10.00 is £3.00.
  const settings = {
    debt: { payment: 4_500_000 },
    paymentDebtRecovery: { percent: 30, weeklyCapPounds: 5 },
  };
  const { page, issue } = await openMeter({ settings });
  const ppmid = page.getByRole("region", { name: "PPMID" });
  await ppmid.getByLabel("Code at the PPMID").fill(issue(1, pounds(10)));
  await ppmid.getByRole("button", { name: "Send" }).click();
  const screen = ppmid.getByRole("status");
  await screen.getByText("£3.00 to debt £7.00 credit").waitFor();
  await screen.getByText("Supply is ready: turn it on").waitFor();
  await page.close();
});

test("a code at the PPMID is answered on its screen, and the meter's display stays", async () => {
  const { page, issue, says } = await openMeter();
  const ppmid = page.getByRole("region", { name: "PPMID" });
  const screen = ppmid.getByRole("status");
  const field = ppmid.getByLabel("Code at the PPMID");
  const code = issue(1, pounds(10));
  await field.fill(code);
  await ppmid.getByRole("button", { name: "Send" }).click();
  await screen.getByText("Credit £10.00").waitFor();
  expect(await field.inputValue()).toBe("");
  await screen.getByText(/^[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$/).waitFor();
  await says("balance", "£15.00");
  await field.fill(code);
  await ppmid.getByRole("button", { name: "Send" }).click();
  await screen.getByText("Duplicate").waitFor();
  await says("lcd", "Bal. £15.00");
  await page.close();
});

test("emergency credit and supply from the PPMID: offered, taken, enabled", async () => {
  const { page, says } = await openMeter({ settings: { meterBalance: 0 } });
  const ppmid = page.getByRole("region", { name: "PPMID" });
  await ppmid.getByRole("button", { name: "Turn supply on" }).click();
  await ppmid.getByRole("status").getByText("Please pay first £0.01").waitFor();
  await ppmid.getByRole("button", { name: "Use emergency" }).click();
  await ppmid.getByText("Emergency on").waitFor();
  await ppmid.getByRole("button", { name: "Turn supply on" }).click();
  await ppmid.getByRole("status").getByText("Supply is on").waitFor();
  await says("supply-lamp", "Supply on");
  await page.close();
});

test("a code shows its blocks while it is typed, and its verdict stands a minute", async () => {
  const { page, issue } = await openMeter();
  await page.clock.install();
  const ppmid = page.getByRole("region", { name: "PPMID" });
  const code = issue(1, pounds(10), 40);
  const field = ppmid.getByLabel("Code at the PPMID");
  await field.fill(code.slice(0, 21));
  await ppmid.getByText("Code: 21 digits", { exact: true }).first().waitFor();
  expect(await ppmid.locator(".ppmid-blocks li").allTextContents()).toEqual([
    `✓ ${printCode(code.slice(0, 20))}`,
    ` ${code.charAt(20)}`,
  ]);
  await field.fill(code);
  await ppmid.getByRole("button", { name: "Send" }).click();
  await ppmid.getByRole("status").getByText("Credit £10.00").waitFor();
  await page.clock.runFor(60_000);
  await ppmid.getByRole("status").getByText("Ready for a code").waitFor();
  await page.close();
});

test("the buttons on the case say when there is something to do, and do it", async () => {
  const { page, says, path } = await openMeter({ settings: { meterBalance: 0 } });
  const enable = page.getByRole("button", { name: "Enable supply" });
  await enable.click();
  await says("supply-lamp", "Supply off");
  await page.getByRole("button", { name: "Emergency credit, possible now" }).click();
  await page.getByRole("button", { name: "Enable supply, possible now" }).click();
  await says("supply-lamp", "Supply on");
  expect(await good(rig.call("GET", path))).toMatchObject({
    supply: "enabled",
    emergencyCredit: { active: true, remainingMillipence: 1_000_000 },
  });
  await page.close();
});

test("without power the PPMID says that there is no meter", async () => {
  const { page, issue, path } = await openMeter();
  await good(rig.call("PUT", `${path}/power`, { on: false }));
  const ppmid = page.getByRole("region", { name: "PPMID" });
  await ppmid.getByText("Meter has no power").waitFor();
  await ppmid.getByLabel("Code at the PPMID").fill(issue(1, pounds(1)));
  await ppmid.getByRole("button", { name: "Send" }).click();
  await ppmid.getByText("A meter without power takes no code: switch its power on.").waitFor();
  await page.close();
});
