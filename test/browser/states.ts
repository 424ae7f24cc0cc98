import type { Browser, Page } from "playwright-core";
import { type BenchPage, openMeter, type Screen } from "../support/bench-page.ts";
import { type BenchRig, good, joinPpmid, pounds } from "../support/bench-rig.ts";

/** A meter with something to say in every panel. */
const METER = {
  settings: {
    meterBalance: 612_000,
    debt: { payment: 3_200_000 },
    nonDisconnect: {
      calendar: [{ days: ["mon", "tue"], start: "16:00", end: "10:00" }],
      periods: [{ from: "2026-11-26", days: 1 }],
    },
    nextTariff: { unitRateMillipence: 28_000, startDate: "2027-01-01" },
  },
};

/** What the page looks like in one of its main states, and how to bring it there. */
interface PageState {
  readonly name: string;
  readonly reach: (opened: BenchPage, rig: BenchRig) => Promise<void>;
}

async function explainCode({ page, issue, tab, says }: BenchPage): Promise<void> {
  await tab("Codes");
  await page.getByLabel("Code to explain").fill(issue(2, pounds(10)));
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await says("explained", "accepted");
  await page.getByRole("button", { name: "A forged code" }).click();
  await says("mischief", "Nothing moves.");
}

async function showSession({ page, tab, says }: BenchPage): Promise<void> {
  await tab("Sessions");
  await page.getByRole("button", { name: "Show this meter’s" }).click();
  await says("step", "Step 1");
  await page.getByRole("group", { name: "Ready sessions" }).getByRole("button").first().waitFor();
}

/** The main states of the page. */
export const STATES: readonly PageState[] = [
  { name: "desk", reach: ({ tab }) => tab("Desk") },
  {
    name: "two-keys",
    reach: async ({ page, key, says }) => {
      await page.getByText("2 keys", { exact: true }).click();
      // Held, B starts an entry.
      await key("B").click({ delay: 900 });
      await says("lcd", "[0]");
    },
  },
  {
    name: "supply-off",
    reach: async ({ path, says }, rig) => {
      await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 30 * 86_400 }));
      await says("supply-lamp", "Supply off");
    },
  },
  {
    name: "ppmid-refusal",
    reach: async ({ page, path }, rig) => {
      await joinPpmid(rig.call, path);
      await page.getByText("Paired", { exact: true }).waitFor();
      await page.getByLabel("Code at the PPMID").fill("12345678901234567890");
      await page.getByRole("button", { name: "Send" }).click();
      await page
        .getByText("Check block 1")
        .or(page.getByText("Not a meter code"))
        .first()
        .waitFor();
    },
  },
  {
    name: "registers",
    reach: async ({ page, path, issue, tab }, rig) => {
      await tab("Registers");
      await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
      await page.locator(".changed").first().waitFor();
      await page.getByText("The one counter").waitFor();
    },
  },
  { name: "codes", reach: explainCode },
  {
    name: "chart",
    reach: async ({ page, tab }) => {
      await tab("Chart");
      await page.locator(".plot canvas").waitFor();
    },
  },
  { name: "sessions", reach: showSession },
  {
    name: "supplier",
    reach: async ({ page, tab }) => {
      await tab("Supplier");
      await page.getByText("Without a connection").waitFor();
    },
  },
  {
    name: "wall",
    reach: async ({ page }) => {
      await page.getByRole("link", { name: "All meters" }).click();
      await page.getByRole("button", { name: "Make a meter" }).click();
      await page.getByRole("button", { name: "Make the meter" }).waitFor();
    },
  },
  {
    name: "delete",
    reach: async ({ page, meterId }) => {
      await page.getByRole("link", { name: "All meters" }).click();
      await page.getByRole("button", { name: `Delete meter ${meterId}` }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];

/** Opens a page in a state. */
export async function openState(
  browser: Browser,
  rig: BenchRig,
  state: PageState,
  screen: Screen,
  meterId?: string,
): Promise<Page> {
  const meter = meterId === undefined ? METER : { ...METER, meterId };
  const opened = await openMeter(browser, rig, meter, screen);
  await state.reach(opened, rig);
  return opened.page;
}
