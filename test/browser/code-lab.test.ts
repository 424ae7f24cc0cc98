import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMeter } from "../support/bench-page.ts";
import { type BenchRig, good, pounds, startBenchRig } from "../support/bench-rig.ts";
import { startBrowser } from "../support/browser.ts";

let rig: BenchRig;
let browser: Browser;
beforeAll(async () => {
  [browser, rig] = await Promise.all([startBrowser(), startBenchRig()]);
});
afterAll(async () => {
  await browser?.close();
  await rig?.remove();
});

test("a code is explained and nothing is entered; its confirmation code is explained too", async () => {
  const { page, path, issue, tab, says } = await openMeter(browser, rig);
  await tab("Codes");
  const code = issue(1, pounds(10));
  const explain = async (digits: string) => {
    await page.getByLabel("Code to explain").fill(digits);
    await page.getByRole("button", { name: "Explain", exact: true }).click();
  };
  await explain(code);
  await says("explained", "Entered now, the meter would answer: accepted");
  await says("explained", "£5.00 £15.00");
  await says("explained", "truncated counter");
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 500_000 });
  await good(rig.call("POST", `${path}/codes`, { code }));
  await explain(code);
  await says("explained", "rejected as duplicate");
  const { lastConfirmationCode } = await good(rig.call("GET", path));
  await explain(lastConfirmationCode ?? "");
  await says("explained", "A confirmation code of this meter, the one it shows now.");
  await page.close();
});

test.each([
  ["Two swapped", "rejected as"],
  ["The last code again", "rejected as duplicate"],
  ["Another meter’s code", "rejected as not authentic"],
  ["A forged code", "rejected as not authentic"],
])("mischief, %s: the meter answers %s, and nothing moves", async (name, answer) => {
  const { page, path, issue, tab, says } = await openMeter(browser, rig);
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await tab("Codes");
  await page.getByRole("button", { name }).click();
  await says("mischief", answer);
  await says("mischief", "Nothing moves.");
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 1_500_000 });
  await page.close();
});

test("the power goes right behind a verdict: the code is a duplicate afterwards", async () => {
  const { page, issue, tab } = await openMeter(browser, rig);
  await tab("Codes");
  await page.getByLabel("Do it to this code").fill(issue(1, pounds(10)));
  await page.getByRole("button", { name: "Right behind the verdict" }).click();
  await page
    .getByText("First: applied. After the cut: rejected, duplicate. The balance moved by £10.00.")
    .waitFor();
  await page.close();
});
