import { expect, test } from "vitest";
import type { BenchPage } from "../support/bench-page.ts";
import { type BenchRig, good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

/** £1.50: emergency credit is offered, and the supply waits for key B; each digit can do harm. */
const WITHIN_REACH = { settings: { meterBalance: 150_000 } };

/** Presses keys of the page one after another. */
async function press({ key }: BenchPage, keys: string): Promise<void> {
  for (const name of keys) await key(name).click();
}

/** Nothing was taken, turned on or counted; what the keys submitted is in `refused`. */
async function expectUntouched(
  { call }: BenchRig,
  { path }: BenchPage,
  refused: number,
): Promise<void> {
  expect(await good(call("GET", path))).toMatchObject({
    supply: "armed",
    balanceMillipence: 150_000,
    emergencyCredit: { active: false, offered: true },
    counters: { highest: 0, accepted: [] },
  });
  expect(await good(call("GET", `${path}/knowledge`))).toMatchObject({
    totals: { accepted: 0, refused },
  });
}

test("a customer who forgets A takes nothing, and is told to press A first", async () => {
  const opened = await openMeter(WITHIN_REACH);
  const code = opened.issue(1, pounds(10));
  expect(code).toMatch(/^7/);
  await press(opened, code.slice(0, 1));
  await opened.says("lcd", "Hold B to use");
  await press(opened, `${code.slice(1)}B`);
  await opened.says("lcd", "Press A first,");
  await expectUntouched(rig, opened, 0);

  await press(opened, `A${code}B`);
  await opened.says("lcd", "Accepted");
  await opened.says("balance", "£11.50");
  await opened.page.close();
});

test("typed while entry is locked, nothing is taken; the display says for how long", async () => {
  const opened = await openMeter(WITHIN_REACH);
  const { path, issue, says } = opened;
  for (const pence of [1, 2, 3, 4, 5]) {
    const code = issue(700 + pence, pounds(pence));
    await good(rig.call("POST", `${path}/codes`, { code, via: "keypad" }));
  }
  await press(opened, "A");
  await says("lcd", "60 min left");
  await press(opened, "7");
  await says("lcd", "Hold B to use");
  await press(opened, `${issue(1, pounds(10)).slice(1)}B`);
  await says("lcd", "60 min left");
  await expectUntouched(rig, opened, 5);
  await opened.page.close();
});

test("a pause in mid-code ends the entry; the rest of it takes nothing", async () => {
  const opened = await openMeter(WITHIN_REACH);
  const { path, issue, says } = opened;
  const code = issue(1, pounds(10));
  await press(opened, `A${code.slice(0, 10)}`);
  await says("lcd", code.slice(0, 4));
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 20 }));
  await says("lcd", "Incomplete");
  await press(opened, `${code.slice(10)}B`);
  await says("lcd", "Press A first,");
  await expectUntouched(rig, opened, 1);
  await opened.page.close();
});

test("AA has left the entry again: the code takes nothing, and B says so", async () => {
  const opened = await openMeter(WITHIN_REACH);
  await press(opened, `AA${opened.issue(1, pounds(10))}B`);
  await opened.says("lcd", "Press A first,");
  await expectUntouched(rig, opened, 0);
  await opened.page.close();
});
