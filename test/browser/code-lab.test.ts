import { expect, test } from "vitest";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

/** On how many lines each head of the table of bits stands. */
const LINES_OF_HEADS = `[...document.querySelectorAll(".bits thead th")].map((head) => {
  const text = document.createRange();
  text.selectNodeContents(head);
  return text.getClientRects().length;
})`;

const { rig, openMeter } = pagesForFile();

test("a code is explained, and its confirmation code too; nothing is entered", async () => {
  const { page, path, issue, tab, says } = await openMeter();
  await tab("Codes");
  const code = issue(1, pounds(10));
  const explain = async (digits: string) => {
    await page.getByLabel("Code to explain").fill(digits);
    await page.getByRole("button", { name: "Explain", exact: true }).click();
  };
  await explain(code);
  await says("explained", "Entered now, the meter would answer: accepted");
  await says("explained", "£5.00 £15.00");
  await page.getByRole("button", { name: "MAC" }).focus();
  await page.getByRole("button", { name: "Digits 9 to 12 of block 1" }).waitFor();
  expect(await page.locator(".digit.marked").count()).toBe(10);
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 500_000 });
  await good(rig.call("POST", `${path}/codes`, { code }));
  await explain(code);
  await says("explained", "rejected as duplicate");
  const { lastConfirmationCode } = await good(rig.call("GET", path));
  await explain(lastConfirmationCode ?? "");
  await says("explained", "A confirmation code of this meter, the one it shows now.");
  await page.close();
});

test("on a phone no name of a bit field is broken within a word", async () => {
  const { page, issue, tab, says } = await openMeter();
  await page.setViewportSize({ width: 390, height: 844 });
  await tab("Codes");
  await page.getByLabel("Code to explain").fill(issue(1, pounds(10)));
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await says("explained", "truncated counter");
  expect(await page.evaluate(LINES_OF_HEADS)).toEqual([1, 1, 1, 1, 1, 1]);
  await page.close();
});

test.each([
  ["Two swapped", "rejected as"],
  ["The last code again", "rejected as duplicate"],
  ["Another meter’s code", "rejected as not authentic"],
  ["A forged code", "rejected as not authentic"],
])("mischief, %s: the meter answers %s, and nothing moves", async (name, answer) => {
  const { page, path, issue, tab, says } = await openMeter();
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await tab("Codes");
  await page.getByRole("button", { name }).click();
  await says("mischief", answer);
  await says("mischief", "Nothing moves.");
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 1_500_000 });
  await page.close();
});

test("the last code again is the session's own; without one it says what to do", async () => {
  const { page, path, issue, tab, says } = await openMeter();
  await tab("Codes");
  await page.getByLabel("Do it to this code").fill(issue(2, pounds(10)));
  const again = page.getByRole("button", { name: "The last code again" });
  await again.click();
  await says("mischief", "No code was applied in this meter's session: enter a good one first.");
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await again.click();
  await says("mischief", "rejected as duplicate");
  await page.close();
});

test("the power goes right behind a verdict: the code is a duplicate afterwards", async () => {
  const { page, issue, tab, says } = await openMeter();
  await tab("Codes");
  await page.getByLabel("Do it to this code").fill(issue(1, pounds(10)));
  await page.getByRole("button", { name: "Right behind the verdict" }).click();
  await says("power-cut", "First: applied. After the cut: rejected, duplicate.");
  expect(await page.getByTestId("power-cut").locator("dl").innerText()).toMatch(
    /^Meter balance\s+£5\.00\s+£15\.00$/,
  );
  await page.close();
});

test("the power goes between two keys: the code is entered once", async () => {
  const { page, issue, tab, says } = await openMeter();
  await tab("Codes");
  await page.getByLabel("Do it to this code").fill(issue(1, pounds(10)));
  await page.getByRole("button", { name: "Between two keys" }).click();
  await says("power-cut", "Display: Accepted / Credit £10.00.");
  expect(await page.getByTestId("power-cut").locator("dl div").count()).toBe(1);
  await page.getByRole("button", { name: "Between two keys" }).click();
  await says("power-cut", "Display: Rejected / Duplicate.");
  await says("power-cut", "Nothing moves.");
  await page.close();
});

test("a cut that is not possible says what to do: no power, or no code", async () => {
  const { page, path, tab } = await openMeter();
  await tab("Codes");
  const cut = page.getByRole("button", { name: "Between two keys" });
  await page.getByLabel("Do it to this code").fill("1234");
  await page.getByText("These need a code of 20, 40 or 60 digits above").waitFor();
  expect(await cut.isDisabled()).toBe(true);
  await good(rig.call("PUT", `${path}/power`, { on: false }));
  await page.getByText("The meter has no power: turn it on at the desk first.").waitFor();
  expect(await cut.isDisabled()).toBe(true);
  await page.close();
});
