import { readFileSync } from "node:fs";
import { printCode } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

test("a session is shown, stepped through, saved, opened again and replayed", async () => {
  const { page, path, issue, tab, says } = await openMeter();
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await good(rig.call("PUT", `${path}/load`, { watts: 500 }));
  await tab("Sessions");
  await page.getByRole("button", { name: "Show this meter’s" }).click();
  await says("step", "Step 1 of 3");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.locator(".step-result").getByText("£15.00").waitFor();
  await page.getByLabel("Note at this step").fill("Read out by telephone.");
  await page.getByLabel("Expected verdict").selectOption("applied");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await says("session-said", "Kept with the session.");
  await page
    .getByRole("button", { name: /Read out by telephone/ })
    .getByText("as expected")
    .waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a file" }).click();
  const buffer = readFileSync(await (await download).path());
  expect(JSON.parse(String(buffer)).steps[1]).toMatchObject({ expected: "applied" });
  const file = { name: "session.json", mimeType: "application/json", buffer };
  await page.getByLabel("Open a file").setInputFiles(file);
  await says("session-said", "Replayed 3 steps: every result was the same.");
  await page.close();
});

test("keys of one entry are one row with its verdict, in the report too", async () => {
  const { page, path, issue, tab, says } = await openMeter();
  const code = issue(1, pounds(10));
  for (const keys of [...`A${code}B`]) await good(rig.call("POST", `${path}/keys`, { keys }));
  await tab("Sessions");
  await page.getByRole("button", { name: "Show this meter’s" }).click();
  const steps = page.getByRole("list", { name: "Steps of the session" });
  const name = `A ${code.slice(0, 4)} … ${code.slice(-4)} B, 20 digits`;
  const entry = steps.getByRole("button", { name });
  await entry.getByText("applied", { exact: true }).waitFor();
  expect(await steps.getByRole("button").count()).toBe(2);
  await entry.click();
  await says("step", "Step 23 of 23");
  await steps.getByRole("button", { name: "Step 5", exact: true }).click();
  await says("step", "Step 5 of 23");
  const opened = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await page.getByLabel("Your name").fill("A. Tester");
  await page.getByRole("button", { name: "Make the report" }).click();
  const report = await opened;
  const row = report.getByRole("row", { name: "2 to 23" });
  await row.getByText(`A ${printCode(code)} B, 20 digits`).waitFor();
  await row.getByText("applied, counter 1, top up £10.00").waitFor();
  await row.getByText("balance: £5.00 → £15.00").waitFor();
  await report.getByText("A. Tester").waitFor();
  // Its styles are its own, and hold in the page's policy.
  const background = await report.evaluate(
    "getComputedStyle(document.querySelector('pre')).background",
  );
  expect(background).toContain("rgb(223, 232, 210)");
  await page.close();
});

test("the meter is taken back to a step of its session after a question, and forward", async () => {
  const { page, path, issue, tab, says } = await openMeter();
  for (const counter of [1, 2]) {
    const code = issue(counter, pounds(10));
    await good(rig.call("POST", `${path}/codes`, { code }));
  }
  await tab("Sessions");
  await page.getByRole("button", { name: "Show this meter’s" }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await says("step", "Step 2 of 3");
  const back = page.getByRole("button", { name: "Take the meter back to here" });
  await back.click();
  // Enter presses what changes nothing.
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 2_500_000 });
  await back.click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await says("session-said", "The meter is as after step 2.");
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 1_500_000 });
  await page.getByRole("button", { name: "Undo: bring it forward again" }).click();
  await says("session-said", "The meter is as it was before.");
  expect(await good(rig.call("GET", path))).toMatchObject({ balanceMillipence: 2_500_000 });
  const { steps } = await good<{ steps: unknown[] }>(rig.call("GET", `${path}/session`));
  expect(steps).toHaveLength(3);
  await page.close();
});

test("a new session is begun after a question, which offers to save the one before", async () => {
  const { page, path, tab, says } = await openMeter();
  const stepsNow = async () =>
    (await good<{ steps: unknown[] }>(rig.call("GET", `${path}/session`))).steps.length;
  await tab("Sessions");
  await page.getByRole("button", { name: "Begin a new one" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  expect(await stepsNow()).toBe(1);
  await page.getByRole("button", { name: "Begin a new one" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save it and begin" }).click();
  const saved = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(saved.steps).toHaveLength(1);
  await says("session-said", "A new session begins here.");
  expect(await stepsNow()).toBe(0);
  await page.close();
});

test("a ready session is opened again: its meter is taken back", async () => {
  const { page, tab } = await openMeter();
  const openSecond = async () => {
    await tab("Sessions");
    await page.getByRole("group", { name: "Ready sessions" }).getByRole("button").first().click();
    await page.getByRole("button", { name: /here$/ }).click();
  };
  const at = page.url();
  const isElsewhere = ({ href }: URL) => !href.startsWith(at);
  await openSecond();
  await page.waitForURL(isElsewhere);
  await page.goto(at);
  await openSecond();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.waitForURL(isElsewhere);
  await page.close();
});

const DAMAGED: readonly (readonly [text: string, refusal: string])[] = [
  ["", "session.json is empty: choose a file that was saved here."],
  ['{\n"version": 1\n"start": {}}', "session.json is not JSON, and nothing was taken from it: "],
  ['{\n"version": 1\n"start": {}}', "(line 3 column 1)"],
  [
    JSON.stringify({ version: 9, start: {}, steps: [], end: null, stepsMissing: 0 }),
    "session.version must be 1 or 2",
  ],
];

test("a damaged session is refused, in red, and what is open stays", async () => {
  const { page, tab, says } = await openMeter();
  await tab("Sessions");
  await says("session-steps", "1 step");
  for (const [text, refusal] of DAMAGED) {
    const file = { name: "session.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.getByLabel("Open a file").setInputFiles(file);
    await says("session-said", refusal);
    expect(await page.getByTestId("session-said").getAttribute("class")).toContain("refused");
  }
  await says("session-steps", "1 step");
  await page.close();
});

test("a session is shrunk to what still shows each kind of thing expected of it", async () => {
  const { page, path, issue, tab, says } = await openMeter();
  const code = issue(1, pounds(7));
  for (const watts of [1, 2, 0]) await good(rig.call("PUT", `${path}/load`, { watts }));
  for (let time = 0; time < 2; time += 1) await good(rig.call("POST", `${path}/codes`, { code }));
  await good(rig.call("POST", `${path}/keys`, { keys: "B" }));
  await tab("Sessions");
  // The supplier; the code; the code again; B to turn the supply on. Five pounds and seven are
  // twelve.
  for (const [goal, value, steps] of [
    ["a code refused as", { label: "duplicate" }, 3],
    ["a code", { label: "applied" }, 2],
    ["the event", "8F51", 3],
    ["a display with", "Credit £7.00", 2],
    ["a final supply", { label: "enabled" }, 1],
    ["a final balance, millipence", "1200000", 2],
  ] as const) {
    await page.getByRole("button", { name: "Show this meter’s" }).click();
    await says("session-steps", "7 steps");
    await page.getByLabel("Fewest steps that still show").selectOption({ label: goal });
    const which = page.getByLabel("Which", { exact: true });
    await (typeof value === "string" ? which.fill(value) : which.selectOption(value));
    await page.getByRole("button", { name: "Shrink" }).click();
    await page.getByText(`7 steps became ${steps}.`).waitFor();
  }
  await page.close();
});

test("a report is read on a phone without scrolling sideways", async () => {
  const { page, path, issue } = await openMeter();
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${rig.url()}${path}/session/report`);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect(await page.evaluate("document.querySelectorAll('td')[2].clientWidth")).toBeGreaterThan(
    300,
  );
  await page.close();
});

test("a ready session is found by a word, opened, replayed, and reported", async () => {
  const { page, tab, says, problems } = await openMeter();
  await tab("Sessions");
  await page.getByLabel("Find a ready session").fill("top-up CREDIT");
  await page.getByRole("button", { name: /^Credit top-up/ }).click();
  await says("session-steps", "4 steps");
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await says("session-said", "Replayed 4 steps: every result was the same.");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Report as Markdown" }).click();
  const report = readFileSync(await (await download).path(), "utf8");
  expect(report).toContain("# Credit top\\-up");
  expect(problems).toEqual([]);
  await page.close();
});

test("a story is played on the big meter, paused, and taken a step on", async () => {
  const { page, tab, says, problems } = await openMeter();
  await tab("Sessions");
  await page.getByRole("button", { name: /^The meter is out of reach/ }).click();
  await page.getByRole("button", { name: "Play on the meter" }).click();
  const story = page.locator(".story");
  await story.getByText("The landlord unlocks the cupboard once").waitFor();
  await page.getByText("The recorded codes are keyed.").waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  const steps = page.getByRole("list", { name: "Steps of the session" });
  await steps.getByText("The landlord unlocks the cupboard once").waitFor();
  const played = Number(/\d+/.exec(await page.getByTestId("played").innerText()));
  await page.getByRole("button", { name: "Next step" }).click();
  await says("played", `step ${played + 1} of 27`);
  await page.getByLabel("Speed").selectOption("20×");
  await page.getByRole("button", { name: "Continue" }).click();
  await says("played", "played, 27 steps");
  await story.getByText("The same code again: the display says so").waitFor();
  await says("lcd", "Bal. £10.00");
  // What was played is the meter's own session, with the story's sentences and verdicts.
  await says("session-steps", "27 steps");
  await steps.getByText("The display in the kitchen joins").waitFor();
  expect(await steps.getByText("as expected").count()).toBe(3);
  await page.getByRole("button", { name: "Close" }).click();
  expect(problems).toEqual([]);
  await page.close();
});
