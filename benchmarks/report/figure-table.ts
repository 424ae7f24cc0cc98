import { changeSince } from "./change.ts";
import type { Summary, Unit } from "./figure.ts";
import { table } from "./table.ts";

const DIGITS = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

function withUnit(value: number, unit: Unit): string {
  return `${DIGITS.format(value)}${unit === "/s" ? "" : " "}${unit}`;
}

function spreadOf({ least, most, rounds }: Summary): string {
  return rounds === 1 ? "once" : `${DIGITS.format(least)} to ${DIGITS.format(most)}`;
}

/** A measure with the number of meters, codes or counters it was measured with. */
function nameOf({ measure, count }: Summary): string {
  return count === undefined ? measure : `${measure}: ${count.toLocaleString("en")}`;
}

function againstOf({ against, unit }: Summary): string {
  return against === undefined ? "" : `${against.measure}, ${withUnit(against.median, unit)}`;
}

function verdictOf({ aim, isReached, ratio, unit }: Summary): string {
  if (aim === undefined) return "";
  const written = ratio === undefined ? withUnit(aim, unit) : DIGITS.format(aim);
  return `${written}: ${isReached ? "reached" : "not reached"}`;
}

function cellsOf(now: Summary, last: Summary | undefined): string[] {
  return [
    nameOf(now),
    withUnit(now.median, now.unit),
    spreadOf(now),
    againstOf(now),
    now.ratio === undefined ? "" : DIGITS.format(now.ratio),
    verdictOf(now),
    last === undefined ? "" : withUnit(last.median, last.unit),
    last === undefined ? "" : changeSince(now, last),
  ];
}

const HEADS = [
  "measure",
  "median",
  "least to most",
  "against",
  "ratio",
  "aim",
  "last run",
  "change",
] as const;

/**
 * The figures of one benchmark as a table; columns that say nothing are left out.
 * @param last - the figures of the last run, found by their names.
 */
export function figureTable(figures: readonly Summary[], last: readonly Summary[] = []): string {
  const before = new Map(last.map((summary) => [nameOf(summary), summary]));
  const rows = figures.map((summary) => cellsOf(summary, before.get(nameOf(summary))));
  const kept = HEADS.map((_, column) => column).filter((column) =>
    rows.some((row) => row[column] !== ""),
  );
  const only = (cells: readonly string[]) => kept.map((column) => cells[column] ?? "");
  return table(only(HEADS), rows.map(only));
}
