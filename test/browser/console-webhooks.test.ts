import { afterAll, beforeAll, expect, test } from "vitest";
import { resultOf, stateOf, type Webhook } from "../../apps/console/src/webhooks/webhook-words.ts";
import { consoleForFile } from "../support/console-rig.ts";
import { openReceiver, type Receiver, withStatus } from "../support/receiver.ts";
import { register } from "../support/supplier-rig.ts";

const rig = consoleForFile({ WEBHOOK_TARGETS: "127.0.0.1" });

let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());

test("how a webhook does is said in words, with what to do", () => {
  const well: Webhook = {
    webhookId: "w",
    url: "https://example.com/",
    types: null,
    description: null,
    enabled: true,
    disabledBecause: null,
    toldUpTo: null,
    behind: 0,
    attempts: 0,
    failingSince: null,
    nextAttemptAt: null,
    createdAt: "2026-11-24T12:00:00.000Z",
    createdBy: "bootstrap",
  };
  const failing = { ...well, attempts: 2, failingSince: "2026-11-24T12:00:00.000Z" };
  const words = (webhook: Webhook) => stateOf(webhook).words;
  expect([well, { ...well, enabled: false }, failing].map(words)).toEqual([
    "well",
    "paused",
    "failing",
  ]);
  expect(stateOf(failing).more).toMatch(/^2 attempts have failed since .*\.$/);
  const gone = { ...well, enabled: false, disabledBecause: "gone" } as const;
  expect(stateOf(gone)).toMatchObject({ words: "stopped", more: expect.stringMatching("410") });
  const tired = { ...failing, enabled: false, disabledBecause: "failing" } as const;
  expect(stateOf(tired)).toMatchObject({ words: "stopped", more: /five days/ });
  expect(resultOf({ status: 503, error: null })).toBe("503");
  expect(resultOf({ status: null, error: "timeout" })).toBe("no answer within 15 seconds");
  expect(resultOf({ status: null, error: "ECONNREFUSED" })).toBe("ECONNREFUSED");
});

test("a webhook is added, tried, watched while it fails, paused and removed", async () => {
  const { page, problems, findings } = await rig.open("/webhooks");
  await page.getByText("No other system is told yet.").waitFor();
  await page.getByLabel("Address").fill("http://192.168.1.1/");
  await page.keyboard.press("Enter");
  await page.getByText("must not name an address of a private network").waitFor();
  await page.getByLabel("Address").fill(receiver.url);
  await page.getByLabel("What it is for (optional)").fill("Billing");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/^whsec_/).waitFor();
  expect(await findings()).toEqual([]);
  await dialog.getByRole("button", { name: "I have it" }).click();
  const item = page.getByRole("region", { name: `Webhook ${receiver.url}` });
  await item.getByRole("button", { name: "Send a trial" }).click();
  await item.getByText("Taken: 204").waitFor();
  receiver.answer(withStatus(500));
  await item.getByRole("button", { name: "Attempts" }).click();
  await item.getByRole("cell", { name: /^webhook\.test/ }).waitFor();
  await register(rig.supplier.call);
  await item.getByRole("cell", { name: /^500 500, as the test wants/ }).waitFor();
  await item.getByText(/attempt has failed since/).waitFor();
  expect(await findings()).toEqual([]);
  await item.getByRole("button", { name: "Pause" }).click();
  await item.getByText("It keeps its place.").waitFor();
  await item.getByRole("button", { name: "New secret…" }).click();
  await dialog.getByRole("button", { name: "Make it" }).click();
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByRole("button", { name: "I have it" }).click();
  await item.getByRole("button", { name: "Tell again…" }).click();
  await dialog.getByLabel("After the event (optional)").fill("evt_1_0000000000000000");
  await page.keyboard.press("Enter");
  await dialog.getByText("No such event is in this database.").waitFor();
  expect(await findings()).toEqual([]);
  await page.keyboard.press("Escape");
  await item.getByRole("button", { name: "Remove…" }).click();
  await dialog.getByRole("button", { name: "Remove it" }).click();
  await page.getByText("No other system is told yet.").waitFor();
  expect(problems).toEqual([]);
});
