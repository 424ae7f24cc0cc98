import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Figure } from "./report/figure.ts";
import { committed, machineNow } from "./report/machine.ts";
import { chartOf, type Report, reportPage, type Section, sectionOf } from "./report/report.ts";

const FOLDER = "docs/benchmarks";

/** Runs one benchmark in a process of its own: no other has warmed up or filled its memory. */
async function measureApart(name: string): Promise<Section> {
  console.log(`${new Date().toISOString()} ${name}`);
  const child = fork(process.argv[1] ?? "", name.split(" "), { stdio: ["ignore", 2, 2, "ipc"] });
  let figures: readonly Figure[] = [];
  child.on("message", (message: readonly Figure[]) => {
    figures = message;
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`npm run benchmarks -- ${name} ended with ${status}`);
  return sectionOf(name, figures);
}

function lastReport(): Report | undefined {
  const text = committed(`${FOLDER}/report.json`);
  return text === undefined ? undefined : JSON.parse(text);
}

/**
 * Runs benchmarks one after the other, and writes the report, as a page and as JSON.
 * @param names - of the benchmarks, with their arguments.
 */
export async function writeReport(names: readonly string[]): Promise<void> {
  const machine = machineNow();
  const sections: Section[] = [];
  for (const name of names) sections.push(await measureApart(name));
  const report = { machine, sections };
  const page = reportPage(report, lastReport());
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/report.md`, page);
  writeFileSync(`${FOLDER}/report.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  const chart = chartOf(report);
  if (chart !== undefined) writeFileSync(`${FOLDER}/scale.svg`, chart);
  console.log(page);
}
