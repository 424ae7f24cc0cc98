import { expect, test } from "vitest";
import { type BenchPage, PHONE, type Screen } from "../support/bench-page.ts";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

/** Longer than B must stay down to submit. */
const HELD_MS = 900;

const pages = pagesForFile();
const { rig } = pages;

async function openTwoKeys(screen?: Screen): Promise<BenchPage> {
  const opened = await pages.openMeter({}, screen);
  await opened.page.getByText("2 keys", { exact: true }).click();
  await opened.key("B").filter({ hasText: "submit" }).waitFor();
  return opened;
}

/** The keys that bring digits in: A as often as the digit says, then B; each begins again at 0. */
function pressesOf(code: string): readonly ("A" | "B")[] {
  return [...code].flatMap((digit) => [...Array<"A">(Number(digit)).fill("A"), "B"] as const);
}

/** How many digits are brought in by fingers; the meter is given the rest at once. */
const BY_HAND = 4;

async function enterRest({ path }: BenchPage, code: string): Promise<void> {
  const keys = pressesOf(code.slice(BY_HAND)).join("");
  await good(rig.call("POST", `${path}/keys`, { keys, face: "two" }));
}

test("B held starts, A steps the digit, B takes it, B held submits: with the mouse", async () => {
  const opened = await openTwoKeys();
  const { page, key, issue, says } = opened;
  const code = issue(1, pounds(10));
  await key("B").click({ delay: HELD_MS });
  await says("lcd", "[0]");
  for (const name of pressesOf(code.slice(0, BY_HAND))) await key(name).click();
  await says("lcd", "Code: 4 digits");
  await enterRest(opened, code);
  await says("lcd", "Block 1 of 1 ok");
  await key("B").click({ delay: HELD_MS });
  await says("lcd", "Accepted");
  await says("balance", "£15.00");
  await page.close();
});

test("the same from the computer's keyboard, Enter held", async () => {
  const opened = await openTwoKeys();
  const { page, issue, says, problems } = opened;
  const code = issue(1, pounds(2));
  await page.keyboard.press("Enter", { delay: HELD_MS });
  await says("lcd", "[0]");
  const keys = { A: "Backspace", B: "Enter" } as const;
  for (const name of pressesOf(code.slice(0, BY_HAND))) await page.keyboard.press(keys[name]);
  await says("lcd", "Code: 4 digits");
  await enterRest(opened, code);
  await says("lcd", "Block 1 of 1 ok");
  await page.keyboard.press("Enter", { delay: HELD_MS });
  await says("lcd", "Accepted");
  await says("balance", "£7.00");
  expect(problems).toEqual([]);
  await page.close();
});

test("B let go early takes the digit; digits of the keyboard press no key", async () => {
  const { page, key, says, path } = await openTwoKeys();
  await key("B").click({ delay: HELD_MS });
  for (const name of ["A", "A", "A", "B"]) await key(name).click();
  await says("lcd", "3[0]");
  await page.keyboard.press("9");
  await key("A").click();
  await says("lcd", "3[1]");
  const { entry } = await good(rig.call("GET", path));
  expect(entry.digits).toBe("3");
  await page.close();
});

test("fingers turn pages and leave them; the meter keeps the face", async () => {
  const { page, key, says } = await openTwoKeys(PHONE);
  await key("A").tap();
  await says("lcd", "Balance");
  await key("B").tap();
  await says("lcd", "Bal.");
  await page.reload();
  await key("B").filter({ hasText: "submit" }).waitFor();
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBe(390);
  await page.close();
});
