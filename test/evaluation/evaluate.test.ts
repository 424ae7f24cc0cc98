import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Choices } from "../../packages/evaluation/src/assumptions/choose.ts";
import { evaluate } from "../../packages/evaluation/src/evaluate.ts";
import type { Size } from "../../packages/evaluation/src/plan/sizes.ts";
import { startBrowser } from "../support/browser.ts";

/** As little as there can be: a test is of the machinery, not of the figures. */
const TINY: Size = {
  seeds: 2,
  homes: { none: 1, intermittent: 1, good: 1 },
  doubt: { seeds: 1, homes: 1, stormHomes: 1 },
  draws: 1,
  trials: { entries: 50, thieves: 50 },
};

const FILES = ["report.html", "report.md", "summary.csv", "runs.csv"] as const;
const CHOICES: Choices = { noWanShare: 0.05 };

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "evaluation-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (folder: string) => FILES.map((file) => readFileSync(join(folder, file), "utf8"));

interface Way {
  readonly workers: number;
  readonly stopAfter?: number;
}

/** Runs it into a folder; stopped after some blocks where that is asked for. */
async function run(name: string, { workers, stopAfter }: Way): Promise<string> {
  const folder = join(root, name);
  const abort = new AbortController();
  const onProgress = (done: number) => {
    if (stopAfter !== undefined && done >= stopAfter) abort.abort();
  };
  const given = { seed: 7, size: TINY, choices: CHOICES, folder, workers, onProgress };
  await evaluate({ ...given, signal: abort.signal });
  return folder;
}

describe("an evaluation", () => {
  let whole: string;
  beforeAll(async () => {
    whole = await run("whole", { workers: 1 });
  });

  it(
    "gives the same bytes on any number of threads, and when it was stopped and started " + "again",
    async () => {
      await expect(run("stopped", { workers: 2, stopAfter: 40 })).rejects.toThrow(/abort/i);
      const kept = readFileSync(join(root, "stopped", "blocks.ndjson"), "utf8").split("\n").length;
      expect(kept).toBeGreaterThan(40);
      const again = await run("stopped", { workers: 2 });
      expect(read(again)).toEqual(read(whole));
    },
  );

  it("names what the reader has changed", () => {
    const [html = "", markdown = ""] = read(whole);
    expect(markdown).toContain("| noWanShare | 0.03 | 0.05 |");
    expect(html).toContain("Set by the reader");
  });

  it("prints on its first page only what the CSV has", () => {
    const [, markdown = "", summary = ""] = read(whole);
    const rows = summary
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    const hours = rows.filter(
      ([scenario, wan, people, , measure]) =>
        scenario === "weather" && wan === "none" && people === "all" && measure === "hoursOff",
    );
    const line = markdown.split("\n").find((each) => each.startsWith("| hours off supply, storm"));
    const printed = line?.match(/\| (\d[\d.,]*) \(/g)?.map((cell) => Number(cell.slice(2, -2)));
    expect(printed).toHaveLength(5);
    for (const [at, [, , , , , , , mean]] of hours.entries()) {
      expect(Math.abs(Number(mean) - (printed?.[at] ?? Number.NaN))).toBeLessThanOrEqual(0.05);
    }
  });

  it("has a row in the CSV for every seed, scenario, kind of home, policy and measure", () => {
    const [, , , runs = ""] = read(whole);
    // 2 seeds x 9 scenarios x 3 kinds x 5 policies x 37 measures, and the head.
    expect(runs.trim().split("\n")).toHaveLength(2 * 9 * 3 * 5 * 37 + 1);
  });

  it("opens in a browser with every chart drawn, on a phone too, and prints uncut", async () => {
    const browser = await startBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("request", (request) => {
        if (!request.url().startsWith("file:")) faults.push(request.url());
      });
      await page.goto(`file://${join(whole, "report.html")}`);
      const marks: number[] = await page.evaluate(
        "[...document.querySelectorAll('figure svg')].map((svg) => " +
          "svg.querySelectorAll('circle, path, rect').length)",
      );
      // Two a scenario, the spread of the hours, four curves, two tornados.
      expect(marks).toHaveLength(2 * 9 + 1 + 4 + 2);
      expect(Math.min(...marks)).toBeGreaterThan(3);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 700, height: 990 });
      const sizes: [number, number][] = await page.evaluate(
        "[...document.querySelectorAll('figure')].map((each) => [each.scrollWidth - " +
          "each.clientWidth, each.clientHeight])",
      );
      for (const [over, height] of sizes) {
        expect(over).toBeLessThanOrEqual(0);
        expect(height).toBeLessThan(980);
      }
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
