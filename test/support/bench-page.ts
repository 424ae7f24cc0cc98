import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { type BenchRig, type Issue, makeCommissioned, NOON_SECONDS } from "./bench-rig.ts";

/** How large a window is, and whether fingers touch it. */
export type Screen = Pick<BrowserContextOptions, "viewport" | "hasTouch" | "colorScheme">;

export const DESKTOP: Screen = { viewport: { width: 1440, height: 900 } };
export const PHONE: Screen = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A window of 1280 by 900 at a zoom of 200 %. */
export const ZOOMED = { viewport: { width: 640, height: 450 } };

/** The page of a bench, at a meter. */
export interface MeterPage {
  readonly page: Page;
  /** What went wrong in the page: errors, and requests to other hosts. */
  readonly problems: readonly string[];
  key(name: string): Locator;
  /** Waits until a place of the page says this. */
  says(place: string, text: string): Promise<void>;
  tab(name: string): Promise<void>;
}

/** The page of a bench with one meter on it. */
export interface BenchPage extends MeterPage {
  readonly meterId: string;
  /** Below `/v1/meters`. */
  readonly path: string;
  readonly issue: Issue;
}

let made = 0;

function newMeterId(): string {
  made += 1;
  return `00db12345678${String(made).padStart(4, "0")}`;
}

function problemsOf(page: Page, url: string): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) problems.push(`asked ${request.url()}`);
  });
  return problems;
}

/** Opens the page of a bench at a meter that it has. */
export async function openPage(
  browser: Browser,
  url: string,
  meterId: string,
  screen: Screen = DESKTOP,
): Promise<MeterPage> {
  const page = await browser.newPage({ reducedMotion: "reduce", ...screen });
  const problems = problemsOf(page, url);
  await page.goto(`${url}/#${meterId}`);
  await page.getByRole("region", { name: `Meter ${meterId}` }).waitFor();
  return {
    page,
    problems,
    key: (name) => page.locator(`[data-key="${name}"]`),
    says: (place, text) => page.getByTestId(place).filter({ hasText: text }).first().waitFor(),
    tab: (name) => page.getByRole("tab", { name }).click(),
  };
}

/** Makes a commissioned meter, 5 pounds on it unless told otherwise, and opens its page. */
export async function openMeter(
  browser: Browser,
  rig: BenchRig,
  meter: object = {},
  screen?: Screen,
): Promise<BenchPage> {
  const settings = { meterBalance: 500_000 };
  const { path, issue } = await makeCommissioned(rig.call, {
    meterId: newMeterId(),
    time: NOON_SECONDS,
    settings,
    ...meter,
  });
  const meterId = path.slice(path.lastIndexOf("/") + 1);
  return { ...(await openPage(browser, rig.url(), meterId, screen)), meterId, path, issue };
}
