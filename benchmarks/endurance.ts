import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { startEndurance } from "./endurance-site.ts";
import { lineOf, type Minute, slopesOf, TITLES } from "./endurance-table.ts";
import { openLoad } from "./open-load.ts";

const MINUTE_MS = 60_000;
const PEAK = { clients: 64, warmSeconds: 5, seconds: 10 };

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    share: { type: "string", default: "0.5" },
  },
});
const minutes = Number(values.minutes);
const share = Number(values.share);

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Puts a supplier service under a part of its peak for minutes, and prints whether it stays. */
const site = await startEndurance();
try {
  const peak = await site.peak(PEAK);
  const perSecond = peak * share;
  print(`${availableParallelism()} cores, clients and PostgreSQL on them, too;`);
  print(
    `peak ${Math.round(peak)} codes a second, then ${Math.round(perSecond)} for ${minutes} min`,
  );
  print(`\n${lineOf(TITLES)}\n|${"---:|".repeat(TITLES.length)}`);
  const rows: Minute[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    const [load, held] = await Promise.all([
      openLoad(site.issue, perSecond, MINUTE_MS),
      site.watch(MINUTE_MS),
      site.runCampaign(),
    ]);
    const row = { minute, ...load, ...held };
    rows.push(row);
    print(lineOf(Object.values(row)));
  }
  print("");
  for (const line of slopesOf(rows)) print(line);
  if (rows.some(({ failed }) => failed > 0)) process.exitCode = 1;
} finally {
  await site.stop();
}
