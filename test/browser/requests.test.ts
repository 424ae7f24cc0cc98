import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BenchPage } from "../support/bench-page.ts";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();
let opened: BenchPage;
let asked: string[];

beforeEach(async () => {
  opened = await openMeter();
  const { page } = opened;
  const address = page.url();
  // What the page was still reading ends with it.
  await page.goto("about:blank");
  // The desk reads both when the page is opened: what is asked after that, a test has caused.
  const readings = [/\/log\?/, /\/knowledge$/].map((path) => page.waitForResponse(path));
  await page.goto(address);
  await Promise.all(readings);
});
afterEach(() => opened.page.close());

/** Every request from now on, its method and the last part of its path. */
function listen(): void {
  asked = [];
  opened.page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    asked.push(`${request.method()} ${pathname.split("/").at(-1)}`);
  });
}

/** Presses keys one after another, each when the one before has been answered. */
async function press(keys: string): Promise<void> {
  for (const key of keys) {
    const answered = opened.page.waitForResponse(/\/keys$/);
    await opened.key(key).click();
    await answered;
  }
}

/** Waits until the event log that is open tells of the code. */
async function logged(): Promise<void> {
  const log = opened.page.getByRole("region", { name: "Event log" });
  await log.getByText("credit added locally").waitFor();
}

const KEYS_ASKED = Array.from({ length: 22 }, () => "POST keys");
const topUp = () => opened.issue(1, pounds(10));

describe("a key press is one request", () => {
  it("and 22 of them are 22, where nothing open has to be read", async () => {
    const code = topUp();
    await opened.tab("Codes");
    await opened.page.getByRole("region", { name: "Explain this code" }).waitFor();
    listen();
    await press(`A${code}B`);
    await opened.says("lcd", "Accepted");
    expect(asked).toEqual(KEYS_ASKED);
  });

  it("and an open panel reads what the code has changed, once", async () => {
    const code = topUp();
    listen();
    await press(`A${code}B`);
    await logged();
    await opened.page.getByTestId("waiting-alerts").waitFor();
    expect(asked.toSorted()).toEqual(["GET knowledge", "GET log", ...KEYS_ASKED]);
  });

  it("and keys that change no log are not followed by a look at it", async () => {
    listen();
    await press("1A123");
    await opened.says("lcd", "123");
    expect(asked).toEqual(KEYS_ASKED.slice(0, 5));
  });
});

describe("a panel that is opened", () => {
  it("reads what has changed since it was closed, and nothing else", async () => {
    await opened.tab("Codes");
    await press(`A${topUp()}B`);
    listen();
    await opened.tab("Desk");
    await logged();
    await opened.page.getByTestId("waiting-alerts").waitFor();
    await opened.tab("Codes");
    await opened.tab("Desk");
    await logged();
    await press("1");
    await opened.says("lcd", "£15.00");
    expect(asked.toSorted()).toEqual(["GET knowledge", "GET log", "POST keys"]);
  });

  it("reads the outbox when it is chosen, and again when an alert leaves", async () => {
    listen();
    await opened.page.getByLabel("Which log").selectOption("outbox");
    await opened.page.getByText("Nothing has been sent yet.").waitFor();
    await press(`A${topUp()}B`);
    await opened.page.getByRole("switch", { name: "WAN" }).click();
    await logged();
    expect(asked.filter((one) => one.endsWith("outbox"))).toHaveLength(2);
  });
});

it("what is done elsewhere is streamed, and open panels read what it changed", async () => {
  const code = topUp();
  listen();
  await good(rig.call("POST", `${opened.path}/codes`, { code }));
  await opened.says("balance", "£15.00");
  await logged();
  await opened.page.getByTestId("waiting-alerts").waitFor();
  expect(asked.toSorted()).toEqual(["GET knowledge", "GET log"]);
});
