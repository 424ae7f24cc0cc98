import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { useEffect, useMemo, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Knowledge, LoggedEvent } from "../api.ts";
import { clockTime, counted, dayName } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { drawMarks, drawSupply, type Palette, paletteOf } from "./draw.ts";
import { type Mark, marksOf, type Point, withDaily } from "./history.ts";

const HEIGHT = 260;

interface Drawn {
  readonly points: readonly Point[];
  readonly marks: readonly Mark[];
}

const inPounds = (amount: number): string => `£${amount.toFixed(2)}`;

function optionsOf(width: number, colour: Palette, drawn: () => Drawn): uPlot.Options {
  const axis = { stroke: colour("ink-quiet"), grid: { stroke: colour("card-edge"), width: 1 } };
  const money = (_: uPlot, value: number | null) => (value === null ? "–" : inPounds(value));
  return {
    width,
    height: HEIGHT,
    // Half of the last day's name stands right of its tick.
    padding: [null, 36, null, null],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
    series: [
      { label: "UTC", value: "{YYYY}-{MM}-{DD} {HH}:{mm}:{ss}" },
      { label: "Balance", stroke: colour("accent"), width: 2, value: money },
      { label: "Emergency credit left", stroke: colour("amber"), width: 2, value: money },
      { label: "Debt", stroke: colour("red"), width: 2, dash: [6, 4], value: money },
    ],
    axes: [
      { ...axis, space: 76, values: (_, ticks) => ticks.map(timeTick) },
      { ...axis, values: (_, ticks) => ticks.map((tick) => `£${tick}`) },
    ],
    hooks: {
      draw: [
        (plot) => {
          drawSupply(plot, drawn().points, colour);
          drawMarks(plot, drawn().marks, colour);
        },
      ],
    },
  };
}

/** A tick of the time axis: the day at its midnight, else hours and minutes. */
function timeTick(seconds: number): string {
  return seconds % DAY_SECONDS === 0 ? dayName(seconds) : clockTime(seconds);
}

function columnsOf(points: readonly Point[]): uPlot.AlignedData {
  return [
    points.map(({ at }) => at),
    points.map(({ balance }) => balance),
    points.map(({ emergency }) => emergency),
    points.map(({ debt }) => debt),
  ];
}

/**
 * A plot in an element, made anew when the page turns dark or light, kept as wide as the element.
 */
function usePlot(drawn: Drawn) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const latest = useRef(drawn);
  latest.current = drawn;

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const make = () => {
      plot.current?.destroy();
      const options = optionsOf(element.clientWidth, paletteOf(element), () => latest.current);
      plot.current = new uPlot(options, columnsOf(latest.current.points), element);
    };
    make();
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const size = new ResizeObserver(() =>
      plot.current?.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    scheme.addEventListener("change", make);
    size.observe(element);
    return () => {
      scheme.removeEventListener("change", make);
      size.disconnect();
      plot.current?.destroy();
    };
  }, []);

  useEffect(() => {
    plot.current?.setData(columnsOf(drawn.points));
  }, [drawn]);

  return place;
}

interface HistoryProps {
  readonly points: readonly Point[];
  readonly daily: Knowledge["daily"];
  readonly lines: readonly LoggedEvent[];
}

/** Balance, emergency credit and debt over the meter's time, its supply, and the codes as marks. */
export function HistoryChart({ points, daily, lines }: HistoryProps) {
  const drawn = useMemo(
    () => ({ points: withDaily(points, daily), marks: marksOf(lines) }),
    [points, daily, lines],
  );
  const place = usePlot(drawn);
  const last = drawn.points.at(-1);
  const summary =
    last === undefined
      ? "Nothing has been seen yet."
      : `${counted(drawn.points.length, "moment")}, ${counted(drawn.marks.length, "code")}; ` +
        `the balance is now ${inPounds(last.balance)}.`;
  return (
    <Panel title="Account over time" name="history" aside={<span className="tag">UTC</span>}>
      <div ref={place} className="plot" role="img" aria-label={`Chart. ${summary}`} />
      <p className="quiet">
        Since the page was opened, behind it the meter’s own daily balances. The band at the bottom
        is the supply: on, ready, off. Lines are codes, dashed where they were refused. {summary}
      </p>
    </Panel>
  );
}
