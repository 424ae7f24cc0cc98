import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { DESKTOP, type Screen } from "./bench-page.ts";
import { startBrowser } from "./browser.ts";
import { API_KEY, type SupplierRig, startRig, supplierEnv } from "./supplier-rig.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The console, signed in, at a view. */
interface ConsolePage {
  readonly page: Page;
  /** What went wrong in the page: errors, and requests to other hosts. */
  readonly problems: readonly string[];
  /** What axe finds in what is shown: the rule, and where. */
  findings(): Promise<readonly string[]>;
}

/** One supplier service with its console, and one browser, for all tests of a file. */
interface ConsoleRig {
  /** Not before the first test; its clock stands at `NOON_SECONDS` until it is set. */
  readonly supplier: SupplierRig;
  /**
   * Opens the console at a view.
   * @param path - the view's address behind the `#`, say "/meters".
   * @param apiKey - the key that is signed in; left out, an administrator's.
   */
  open(path: string, apiKey?: string, screen?: Screen): Promise<ConsolePage>;
}

/** What axe finds in a page: the rule, and where. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    'axe.run({ resultTypes: ["violations"] })',
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(" ")}`),
  );
}

/** A refused call is answered in the page: what Chromium says of it is no problem. */
const REFUSED_CALL = "Failed to load resource";

async function openConsole(
  browser: Browser,
  url: string,
  path: string,
  apiKey: string,
  screen: Screen,
): Promise<ConsolePage> {
  const page = await browser.newPage({ reducedMotion: "reduce", ...screen });
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !text.startsWith(REFUSED_CALL)) problems.push(text);
  });
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url)) {
      problems.push(`asked ${request.url()}`);
    }
  });
  await page.addInitScript((key) => sessionStorage.setItem("api-key", key), apiKey);
  await page.goto(`${url}/#${path}`);
  await page.getByRole("navigation", { name: "Console" }).waitFor();
  return { page, problems, findings: () => axeFindings(page) };
}

/** Starts them before the first test of a file, and ends them after its last. */
export function consoleForFile(more: Readonly<Record<string, string>> = {}): ConsoleRig {
  let supplier: SupplierRig;
  let browser: Browser;
  beforeAll(async () => {
    [supplier, browser] = await Promise.all([
      startRig({ ...supplierEnv(), ...more, CONSOLE: "1" }),
      startBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await supplier?.remove();
  });
  return {
    get supplier() {
      return supplier;
    },
    open: (path, apiKey = API_KEY, screen = DESKTOP) =>
      openConsole(browser, supplier.url(), path, apiKey, screen),
  };
}
