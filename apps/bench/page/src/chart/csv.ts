import { exactPoundsOf } from "@utrn-lab/utrn/rules";
import type { Mark, Point } from "./history.ts";
import type { Span } from "./span.ts";

const HEAD = "time,balance,emergency credit left,debt,supply,event";

const timeOf = (at: number): string => new Date(at * 1_000).toISOString();
const amount = (millipence: number | null): string =>
  millipence === null ? "" : exactPoundsOf(millipence).replace("£", "");
/** A field that holds a comma or a quote is quoted (RFC 4180). */
const quoted = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function pointRow(point: Point): string {
  const { at, balanceMillipence, emergencyMillipence, debtMillipence, supply } = point;
  const amounts = [balanceMillipence, emergencyMillipence, debtMillipence].map(amount);
  return [timeOf(at), ...amounts, supply ?? "", ""].join(",");
}

/** What a span of the chart shows, as CSV: amounts in pounds, each event a row of its own. */
export function csvOf(points: readonly Point[], marks: readonly Mark[], span: Span): string {
  const isShown = ({ at }: { readonly at: number }) => at >= span.from && at <= span.to;
  const rows = [
    ...points.filter(isShown).map((point) => ({ at: point.at, row: pointRow(point) })),
    ...marks
      .filter(isShown)
      .map(({ at, text }) => ({ at, row: [timeOf(at), "", "", "", "", quoted(text)].join(",") })),
  ];
  const sorted = rows.toSorted((one, other) => one.at - other.at).map(({ row }) => row);
  return `${[HEAD, ...sorted].join("\r\n")}\r\n`;
}
