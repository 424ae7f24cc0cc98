import { hash } from "node:crypto";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Choices, choose } from "./assumptions/choose.ts";
import { type RunResults, resultsByPrefix } from "./estimates/run-results.ts";
import { allBlocks } from "./plan/plan.ts";
import type { Size } from "./plan/sizes.ts";
import { rowsOfRuns, summaryCsv } from "./report/csv.ts";
import { toHtml } from "./report/html.ts";
import { toMarkdown } from "./report/markdown.ts";
import { reportOf, TITLE } from "./report/report.ts";
import { openResults } from "./run/results-file.ts";
import { runBlocks } from "./run/run-blocks.ts";

/** The version of the evaluation: it stands in the report, and parts results that differ by it. */
const VERSION = "0.2.0";

/** What is to be evaluated, and where the report goes. */
interface Evaluation {
  readonly seed: number;
  readonly size: Size;
  readonly choices: Choices;
  readonly folder: string;
  readonly workers?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** Writes the report, as a page and as Markdown, and its figures as CSV. */
async function writeReport(run: RunResults, folder: string): Promise<void> {
  const parts = reportOf(run);
  writeFileSync(join(folder, "report.html"), toHtml(TITLE, parts));
  writeFileSync(join(folder, "report.md"), toMarkdown(TITLE, parts));
  writeFileSync(join(folder, "summary.csv"), summaryCsv(run));
  await pipeline(Readable.from(rowsOfRuns(run)), createWriteStream(join(folder, "runs.csv")));
}

/**
 * Runs everything and writes report.html, report.md, summary.csv and runs.csv. What is done stands
 * in blocks.ndjson: interrupted, a second start of the same evaluation goes on from there.
 * @throws the abort of `signal`, with what is done kept.
 */
export async function evaluate(evaluation: Evaluation): Promise<void> {
  const { seed, size, choices, folder, workers, signal, onProgress } = evaluation;
  mkdirSync(folder, { recursive: true });
  const assumptions = choose(choices);
  const blocks = allBlocks({ seed, size, choices, assumptions });
  const whole = JSON.stringify([VERSION, blocks, assumptions]);
  const fingerprint = hash("sha256", whole);
  const results = openResults(join(folder, "blocks.ndjson"), fingerprint);
  const onDone = (done: number) => onProgress?.(done, blocks.length);
  const found = await runBlocks(blocks, { results, workers, signal, onDone });
  await writeReport({ seed, size, choices, assumptions, of: resultsByPrefix(found) }, folder);
}
