import { expect, test } from "vitest";
import { consoleForFile } from "../support/console-rig.ts";
import { register } from "../support/supplier-rig.ts";

const rig = consoleForFile();

test("the list of meters has each, and axe finds nothing", async () => {
  await register(rig.supplier.call);
  const { page, problems, findings } = await rig.open("/meters");
  await page.getByRole("link", { name: "00db 1234 5678 90a0" }).waitFor();
  expect(await findings()).toEqual([]);
  expect(problems).toEqual([]);
});
