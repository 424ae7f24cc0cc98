import { useMemo, useState } from "react";
import type { AccountPoint } from "../../../server/meters/account-point.ts";
import type { Knowledge, LoggedEvent, View } from "../api.ts";
import { counted, money } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { saveFile } from "../save-file.ts";
import { useReading } from "../use-reading.ts";
import { csvOf } from "./csv.ts";
import { EventList } from "./event-list.tsx";
import { allPoints, type Mark, marksOf, type Point } from "./history.ts";
import { type Span, spanBetween, wholeSpan } from "./span.ts";
import { usePlot } from "./use-plot.ts";
import { ZoomButtons } from "./zoom-buttons.tsx";

const NO_POINTS: readonly AccountPoint[] = [];

interface HistoryProps {
  readonly view: View;
  /** Where the bench tells the history of the session. */
  readonly path: string;
  /** What the page has seen since it was opened. */
  readonly seen: readonly AccountPoint[];
  readonly daily: Knowledge["daily"];
  readonly lines: readonly LoggedEvent[];
}

function summaryOf(points: readonly Point[], marks: readonly Mark[]): string {
  const last = points.at(-1);
  if (last === undefined) return "Nothing has been seen yet.";
  const balance = money(last.balanceMillipence);
  const codes = marks.filter(({ kind }) => kind !== "other").length;
  const shown = `${counted(marks.length, "event")}, ${counted(codes, "code")}`;
  return `${shown}; the balance is now ${balance}.`;
}

/** What is drawn, and which of it is chosen. */
function useDrawn({ path, seen, daily, lines }: HistoryProps) {
  const history = useReading<readonly AccountPoint[]>(path, 0) ?? NO_POINTS;
  const [chosen, choose] = useState<Span | undefined>(undefined);
  const [pointedAt, point] = useState<Mark | undefined>(undefined);
  const points = useMemo(() => allPoints(seen, history, daily), [seen, history, daily]);
  const marks = useMemo(() => marksOf(lines), [lines]);
  const whole = wholeSpan(points);
  const { from, to } = chosen ?? whole;
  const drawn = useMemo(
    () => ({
      points,
      marks,
      span: { from, to },
      pointedAt,
      choose: (ends: readonly [number, number] | undefined) =>
        choose(ends && spanBetween(wholeSpan(points), ...ends)),
    }),
    [points, marks, from, to, pointedAt],
  );
  const shown = marks.filter(({ at }) => at >= from && at <= to);
  return { drawn, whole, shown, choose, point };
}

/** Balance, emergency credit and debt over the meter's time, its supply, and its events. */
export function HistoryChart(props: HistoryProps) {
  const { drawn, whole, shown, choose, point } = useDrawn(props);
  const place = usePlot(drawn);
  const summary = summaryOf(drawn.points, shown);
  const save = () => {
    const csv = csvOf(drawn.points, drawn.marks, drawn.span);
    saveFile(`${props.view.meterId}-account.csv`, "text/csv", csv);
  };
  return (
    <Panel title="Account over time" name="history" aside={<span className="tag">UTC</span>}>
      <div className="chart-tools">
        <ZoomButtons whole={whole} span={drawn.span} choose={choose} />
        <button type="button" className="small" onClick={save}>
          Save CSV
        </button>
      </div>
      <div ref={place} className="plot" role="img" aria-label={`Chart. ${summary}`} />
      <EventList marks={shown} point={point} />
      <p className="quiet">
        Since the session began; behind it the meter’s own daily balances. Drag over the plot to see
        a part of it, double-click to see all. The band at the bottom is the supply: on, ready, off.
        Lines are events, dashed where a code was refused. {summary}
      </p>
    </Panel>
  );
}
