import { type Figure, type Summary, summarize } from "./figure.ts";
import { figureTable } from "./figure-table.ts";
import { type Machine, machineLines } from "./machine.ts";
import { scaleChart } from "./scale-chart.ts";

/** What one benchmark measured: its command is `npm run benchmarks -- NAME`. */
export interface Section {
  readonly name: string;
  readonly figures: readonly Summary[];
}

/** One run of all benchmarks, as `report.json` keeps it. */
export interface Report {
  readonly machine: Machine;
  readonly sections: readonly Section[];
}

export function sectionOf(name: string, figures: readonly Figure[]): Section {
  return { name, figures: figures.map(summarize) };
}

const INTRODUCTION = `\`npm run benchmarks\` writes this page and [report.json](report.json);
\`npm run benchmarks -- NAME\` prints one of its tables. Single core, in its processor time, unless
the name of a row says more; \`bench\`, \`page\`, \`service\` and \`singles\` go by the clock,
with clients and database on the same cores. A ratio says how many times as fast a row is as what it
is measured against, in the same run. The last run is the one that was committed before; changes of
less than a seventh, and those within the spread of both runs, are noise.
`;

function lastLine(last: Report | undefined): string {
  return last === undefined
    ? "There is no last run.\n"
    : `Last run: ${machineLines(last.machine)}\n`;
}

const ONLY_FULL =
  "Peak memory and campaigns with 963,118 meters are measured by `npm run benchmarks -- --full`.\n";

function aimsOf(sections: readonly Section[]): string {
  const aimed = sections.flatMap(({ figures }) => figures.filter(({ aim }) => aim !== undefined));
  return aimed.length === 0 ? "None was measured.\n" : figureTable(aimed);
}

/** The chart of all costs that were measured with several counts, undefined where there is none. */
export function chartOf({ sections }: Report): string | undefined {
  return scaleChart(sections.flatMap(({ figures }) => figures));
}

const CHART = `## Cost against size

![Microseconds against the number of meters, codes or counters, a panel each](scale.svg)

All panels have the same two axes, each step of which is ten times as much; the band is the spread.
`;

/** A report as a page of Markdown, each figure beside that of the last run. */
export function reportPage(now: Report, last: Report | undefined): string {
  const { machine, sections } = now;
  const isFull = sections.some(({ name }) => name.includes(" "));
  const before = new Map(last?.sections.map(({ name, figures }) => [name, figures]));
  return [
    "# Benchmarks\n",
    INTRODUCTION,
    `This run: ${machineLines(machine)}\n`,
    lastLine(last),
    "## Aims\n",
    aimsOf(sections),
    ...(isFull ? [] : [ONLY_FULL]),
    ...(chartOf(now) === undefined ? [] : [CHART]),
    ...sections.flatMap(({ name, figures }) => [
      `## ${name}\n`,
      figureTable(figures, before.get(name)),
    ]),
  ].join("\n");
}
