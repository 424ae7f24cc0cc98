import { measureAudit } from "./audit.ts";
import { measureBench } from "./bench.ts";
import { measureCodes } from "./codes.ts";
import { measureMeter } from "./meter.ts";
import { measurePage } from "./page.ts";
import type { Figure } from "./report/figure.ts";
import { figureTable } from "./report/figure-table.ts";
import { machineLines, machineNow } from "./report/machine.ts";
import { sectionOf } from "./report/report.ts";
import { measureScale } from "./scale.ts";
import { measureServiceScale } from "./scale-service.ts";
import { measureService } from "./service.ts";
import { measureSingles } from "./single-codes.ts";
import { writeReport } from "./write-report.ts";

type Measure = (args: readonly string[]) => readonly Figure[] | Promise<readonly Figure[]>;

/** What can be measured, by the name that `npm run benchmarks -- NAME` takes. */
const BENCHMARKS: Readonly<Record<string, Measure>> = {
  codes: measureCodes,
  meter: measureMeter,
  bench: measureBench,
  page: measurePage,
  service: measureService,
  singles: measureSingles,
  audit: measureAudit,
  scale: measureScale,
  "scale-service": measureServiceScale,
};

/** What takes minutes more: the bad day of dp094.md, and a million meters. */
const FULL = ["service 963118 1", "scale-service 1000000"];

/** Prints the table of one benchmark, or sends its figures to the process that asked for them. */
async function measureOne(name: string, args: readonly string[]): Promise<void> {
  const measure = BENCHMARKS[name];
  if (measure === undefined) {
    const names = Object.keys(BENCHMARKS).join(", ");
    console.error(`There is no benchmark ${name}; choose one of ${names}, or none for all.`);
    process.exitCode = 1;
    return;
  }
  const machine = machineNow();
  const figures = await measure(args);
  if (process.send !== undefined) process.send(figures);
  else console.log(`${machineLines(machine)}\n\n${figureTable(sectionOf(name, figures).figures)}`);
}

const [name, ...args] = process.argv.slice(2);
if (name === undefined) await writeReport(Object.keys(BENCHMARKS));
else if (name === "--full") await writeReport([...Object.keys(BENCHMARKS), ...FULL]);
else await measureOne(name, args);
