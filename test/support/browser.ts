import { accessSync, constants } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where systems keep a Chromium or a Chrome: first the one without a window, which costs less. */
const PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** It asks nobody on the network for anything, and needs no sandbox of the system's. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser to test with: `CHROMIUM_PATH`, or an installed one. Throws saying how to get one. */
export function findChromium(given: string | undefined = process.env.CHROMIUM_PATH): string {
  const path = (given === undefined ? PLACES : [given]).find(isExecutable);
  if (path !== undefined) return path;
  const where = given === undefined ? "No Chromium is installed" : "CHROMIUM_PATH names no program";
  throw new Error(
    `${where}. Install one (Debian, Ubuntu: apt-get install chromium-headless-shell; ` +
      "macOS: brew install --cask chromium), or name one: " +
      "CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

/** Starts a headless Chromium, with arguments of one's own if any are given. */
export function startBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...ARGUMENTS, ...more] });
}
