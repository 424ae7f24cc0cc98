import { expect, test } from "vitest";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

test("a code at the PPMID is answered on its screen, and the meter's display stays", async () => {
  const { page, issue, says } = await openMeter();
  const ppmid = page.getByRole("region", { name: "PPMID" });
  const screen = ppmid.getByRole("status");
  await ppmid.getByLabel("Code at the PPMID").fill(issue(1, pounds(10)));
  await ppmid.getByRole("button", { name: "Send" }).click();
  await screen.getByText("£10.00 accepted").waitFor();
  await screen.getByText(/^Tell supplier [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}$/).waitFor();
  await says("balance", "£15.00");
  await ppmid.getByRole("button", { name: "Send" }).click();
  await screen.getByText("Duplicate").waitFor();
  await says("lcd", "Bal. £15.00");
  await page.close();
});

test("emergency credit and supply from the PPMID: offered, taken, enabled", async () => {
  const { page, says } = await openMeter({ settings: { meterBalance: 0 } });
  const ppmid = page.getByRole("region", { name: "PPMID" });
  await ppmid.getByRole("button", { name: "Turn supply on" }).click();
  await ppmid.getByText("Top up first.").waitFor();
  await ppmid.getByRole("button", { name: "Use emergency" }).click();
  await ppmid.getByText("Emergency credit on").waitFor();
  await ppmid.getByRole("button", { name: "Turn supply on" }).click();
  await ppmid.getByRole("status").getByText("Supply on").waitFor();
  await says("supply-lamp", "Supply on");
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
