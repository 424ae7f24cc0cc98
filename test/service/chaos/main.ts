import { parseArgs } from "node:util";
import { type Report, runChaos } from "./chaos.ts";
import { newPostgres, newSqlite } from "./databases.ts";

/** Two batches: a campaign is always under way, and single codes wait for none of it for long. */
const METERS = 601;
/** Answers to show of those that nobody expected. */
const UNEXPECTED_MAX = 5;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    minutes: { type: "string", default: "5" },
  },
});

function print(name: string, report: Report): void {
  const { faults, inFlight, ledger, verdict } = report;
  const rows = [
    ...Object.entries(faults),
    ["requests in flight at a fault", inFlight],
    ["answers store_unavailable", ledger.unavailable],
    ["codes acknowledged", ledger.codes.length],
    ["campaigns", ledger.campaignIds.length],
    ...Object.entries(verdict),
  ];
  process.stdout.write(`\n| ${name} | |\n|---|---:|\n`);
  for (const [label, count] of rows) process.stdout.write(`| ${label} | ${count} |\n`);
  for (const text of ledger.unexpected.slice(0, UNEXPECTED_MAX))
    process.stdout.write(`unexpected: ${text}\n`);
}

const seed = Number(values.seed);
const minutes = Number(values.minutes);
process.stdout.write(`seed ${seed} (repeat with --seed ${seed}), ${minutes} minutes\n`);

/** Each of the two databases has half of the time. */
for (const make of [newPostgres, newSqlite]) {
  const database = await make();
  const startMs = Date.now();
  const report = await runChaos(database, { meters: METERS, seed }, (at, fault) => {
    const seconds = Math.round((Date.now() - startMs) / 1_000);
    process.stderr.write(`${database.name}, ${seconds} s: ${at + 1} ${fault}\n`);
    return seconds > minutes * 30;
  });
  await database.remove();
  print(database.name, report);
  if (Object.values(report.verdict).some((count) => count !== 0)) process.exitCode = 1;
}
