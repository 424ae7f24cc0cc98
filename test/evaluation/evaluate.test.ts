import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { parse } from "csv-parse/sync";
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

type SummaryRow = Readonly<
  Record<"scenario" | "wan" | "people" | "policy" | "measure", string> &
    Record<"mean" | "low" | "high" | "change" | "changeLow" | "changeHigh", string>
>;

const numberOf = (text: string) => Number(text.replaceAll(",", ""));

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
    const found: SummaryRow[] = parse(summary, { columns: true });
    const headlines = [
      ["hours off supply, storm (primary)", "weather", "hoursOff"],
      ["pounds overpaid and not paid back in 80 days, price fall", "price", "notPaidBack"],
      ["days until right, change of tenancy", "tenancy", "daysWrong"],
      ["site visits, change of tenancy", "tenancy", "siteVisits"],
      ["digits keyed, storm", "weather", "digitsKeyed"],
    ] as const;
    const onePage = markdown.slice(0, markdown.indexOf("## What is observed"));
    for (const [says, scenario, measure] of headlines) {
      const line = onePage.split("\n").find((each) => each.startsWith(`| ${says} |`));
      const cells = line?.split(" | ").slice(1) ?? [];
      const printed = cells.map((cell) => (cell.match(/-?[\d.,]+/g) ?? []).map(numberOf));
      const rows = found.filter(
        (row) =>
          row.scenario === scenario &&
          row.measure === measure &&
          row.wan === "none" &&
          row.people === "all",
      );
      // Today as it is, every other policy as the change.
      const expected = rows.map((row) =>
        row.policy === "today"
          ? [row.mean, row.low, row.high]
          : [row.change, row.changeLow, row.changeHigh],
      );
      expect(printed).toHaveLength(5);
      for (const [at, numbers] of expected.entries()) {
        for (const [place, number] of numbers.entries()) {
          const shown = printed[at]?.[place] ?? Number.NaN;
          const size = Math.max(...numbers.map((each) => Math.abs(Number(each))));
          const half = size >= 100 ? 0.5 : size >= 10 ? 0.05 : 0.005;
          expect(Math.abs(Number(number) - shown)).toBeLessThanOrEqual(half + 1e-9);
        }
      }
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
      await page.addScriptTag({ content: axe.source });
      const found: { readonly violations: readonly { readonly id: string }[] } =
        await page.evaluate("axe.run()");
      expect(found.violations.map(({ id }) => id)).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
