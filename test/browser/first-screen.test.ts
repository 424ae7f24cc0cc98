import { afterAll, beforeAll, expect, test } from "vitest";
import type { BenchPage } from "../support/bench-page.ts";
import { good, pounds } from "../support/bench-rig.ts";
import { pagesForFile } from "../support/shared-page.ts";

const { rig, openMeter } = pagesForFile();

interface Session {
  readonly steps: readonly { readonly event: { readonly keys?: string } }[];
}

let opened: BenchPage;
beforeAll(async () => {
  opened = await openMeter();
});
afterAll(() => opened.page.close());

test("the question mark leads to the documentation, and Escape only closes it", async () => {
  const { page, path } = opened;
  const help = page.getByRole("button", { name: "Help" });
  await help.click();
  const links = page.getByRole("navigation", { name: "Help" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  expect(addresses).toContain("/guides/guides/keypad-page.md");
  for (const address of addresses) {
    expect([address, (await fetch(`${rig.url()}${address}`)).status]).toEqual([address, 200]);
  }
  await page.keyboard.press("Escape");
  await links.first().waitFor({ state: "hidden" });
  const pressed = page.waitForResponse(/\/keys$/);
  await page.keyboard.press("1");
  await pressed;
  const { steps } = await good<Session>(rig.call("GET", `${path}/session`));
  expect(steps.at(-1)?.event).toMatchObject({ keys: "1" });
  expect(steps).toHaveLength(2);
});

/** Copies a text and pastes it where nothing has the focus. */
async function paste(text: string): Promise<void> {
  const { page } = opened;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press("Control+V");
}

test("a code that is pasted is keyed and waits for B; what is no code is said", async () => {
  const { page, issue, says } = opened;
  const code = issue(1, pounds(10));
  await page.keyboard.press("a");
  await paste(code.replace(/(.{4})/g, "$1 "));
  await says("lcd", "Block 1 of 1 ok");
  await paste("hello");
  await page.getByRole("alert").getByText("What was pasted has the letter h").waitFor();
  await page.keyboard.press("Enter");
  await says("balance", "£15.00");
});

test("the code that is ready is keyed key by key, and then the next step is said", async () => {
  const { page, path, meterId, issue, says } = opened;
  await page.getByRole("region", { name: "First steps" }).getByText("Make one under").waitFor();
  const body = { meterId, code: issue(2, pounds(10)), utrnCounter: 2, about: "a top-up" };
  await good(rig.call("PUT", "/v1/welcome", body));
  await page.clock.install({ time: "2026-11-24T12:00:00Z" });
  await page.reload();
  // From here on the page's time passes by the test alone, however slow the machine is.
  await page.clock.pauseAt("2026-11-24T13:00:00Z");
  await page.getByRole("button", { name: "Key it for me" }).click();
  const stop = page.getByRole("button", { name: "Stop" });
  await stop.waitFor();
  while (await stop.isVisible()) await page.clock.runFor(200);
  await page.getByText("The meter has taken the code.").waitFor();
  await says("balance", "£25.00");
  const { steps } = await good<Session>(rig.call("GET", `${path}/session`));
  const keyed = steps.map(({ event }) => event.keys ?? "").join("");
  expect(keyed.slice(-22)).toBe(`A${body.code}B`);
  await page.clock.resume();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.reload();
  await says("balance", "£25.00");
  expect(await page.getByRole("region", { name: "First steps" }).count()).toBe(0);
});

test("on a phone every tab is in reach, shown when chosen, and covers no notice", async () => {
  const { page } = opened;
  await page.setViewportSize({ width: 390, height: 844 });
  const isInView = (place: string) =>
    page.waitForFunction(`(() => {
      const { top, left, right } = document.querySelector(${JSON.stringify(place)})
        .getBoundingClientRect();
      return top >= 0 && top < innerHeight - 20 && left >= 0 && right <= innerWidth;
    })()`);
  for (const name of ["desk", "knows", "codes", "chart", "sessions", "setup"]) {
    await isInView(`#tab-${name}`);
  }
  await paste("hello");
  const notice = page.getByRole("alert").getByText("What was pasted has the letter h");
  await notice.waitFor();
  const [above, tabs] = [await notice.boundingBox(), await page.locator("#tab-desk").boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(tabs?.y ?? 0);
  await page.getByRole("tab", { name: "Registers" }).click();
  await isInView("#panel-registers");
  await page.setViewportSize({ width: 640, height: 450 });
  await page.locator('[data-key="B"]').scrollIntoViewIfNeeded();
  await isInView(".lcd");
});
