import { type Palette, paletteOf } from "@utrn-lab/page-parts";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { money } from "../formats.ts";
import { drawMarks, drawSupply } from "./draw.ts";
import type { Mark, Point } from "./history.ts";
import type { Span } from "./span.ts";
import { moneyTick, timeTick } from "./ticks.ts";

/** What the plot shows, and what is told when somebody drags over it. */
interface Drawn {
  readonly points: readonly Point[];
  readonly marks: readonly Mark[];
  readonly span: Span;
  readonly pointedAt: Mark | undefined;
  /** Told the two ends of a drag, or undefined for a double click. */
  readonly choose: (ends: readonly [one: number, other: number] | undefined) => void;
}

const MILLIPENCE_A_POUND = 100_000;
/** What stands above and below the plot on the page, and between which heights it stays. */
const BESIDE_PX = 400;
const HEIGHTS_PX = [240, 720] as const;
/** A balance that stands still is drawn in a range of so many pounds. */
const RANGE_POUNDS_MIN = 0.2;
/** Shorter drags are clicks. */
const DRAG_PX_MIN = 5;

function heightNow(): number {
  const [lowest, highest] = HEIGHTS_PX;
  return Math.min(highest, Math.max(lowest, window.innerHeight - BESIDE_PX));
}

function moneyRange(_: uPlot, min: number | null, max: number | null): uPlot.Range.MinMax {
  const [low, high] = [min ?? 0, max ?? 0];
  const missing = Math.max(0, RANGE_POUNDS_MIN - (high - low)) / 2;
  return uPlot.rangeNum(low - missing, high + missing, 0.1, true);
}

function dragged(plot: uPlot, choose: Drawn["choose"]): void {
  const { left, width } = plot.select;
  if (width < DRAG_PX_MIN) return;
  const ends = [plot.posToVal(left, "x"), plot.posToVal(left + width, "x")] as const;
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  choose(ends);
}

/** A double click shows all; the plot itself does nothing more. */
function showAll(drawn: () => Drawn): null {
  drawn().choose(undefined);
  return null;
}

function optionsOf(width: number, colour: Palette, drawn: () => Drawn): uPlot.Options {
  const axis = { stroke: colour("ink-quiet"), grid: { stroke: colour("card-edge"), width: 1 } };
  const inPounds = (_: uPlot, value: number | null) =>
    value === null ? "–" : money(Math.round(value * MILLIPENCE_A_POUND));
  return {
    width,
    height: heightNow(),
    // Half of the last day's name stands right of its tick.
    padding: [null, 36, null, null],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
    cursor: {
      drag: { x: true, y: false, setScale: false },
      bind: { dblclick: () => () => showAll(drawn) },
    },
    scales: {
      x: { range: () => [drawn().span.from, drawn().span.to] },
      y: { range: moneyRange },
    },
    series: [
      { label: "UTC", value: "{YYYY}-{MM}-{DD} {HH}:{mm}:{ss}" },
      { label: "Balance", stroke: colour("accent"), width: 2, value: inPounds },
      { label: "Emergency credit left", stroke: colour("amber"), width: 2, value: inPounds },
      { label: "Debt", stroke: colour("red"), width: 2, dash: [6, 4], value: inPounds },
    ].map((series) => ({ ...series, points: { show: false } })),
    axes: [
      {
        ...axis,
        space: 84,
        values: (_, ticks, __, ___, apart) => ticks.map((at) => timeTick(at, apart)),
      },
      {
        ...axis,
        size: 64,
        values: (_, ticks, __, ___, apart) => ticks.map((at) => moneyTick(at, apart)),
      },
    ],
    hooks: {
      draw: [
        (plot) => {
          const { points, marks, pointedAt } = drawn();
          drawSupply(plot, points, colour);
          drawMarks(plot, marks, colour, pointedAt);
        },
      ],
      setSelect: [(plot) => dragged(plot, drawn().choose)],
    },
  };
}

const inPounds = (millipence: number | null): number | null =>
  millipence === null ? null : millipence / MILLIPENCE_A_POUND;

function columnsOf(points: readonly Point[]): uPlot.AlignedData {
  return [
    points.map(({ at }) => at),
    points.map(({ balanceMillipence }) => inPounds(balanceMillipence)),
    points.map(({ emergencyMillipence }) => inPounds(emergencyMillipence)),
    points.map(({ debtMillipence }) => inPounds(debtMillipence)),
  ];
}

/**
 * A plot in an element, made anew when the page turns dark or light, kept as wide as the element
 * and as high as the window has room.
 */
export function usePlot(drawn: Drawn) {
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
    const fit = () => plot.current?.setSize({ width: element.clientWidth, height: heightNow() });
    const size = new ResizeObserver(fit);
    scheme.addEventListener("change", make);
    window.addEventListener("resize", fit);
    size.observe(element);
    return () => {
      scheme.removeEventListener("change", make);
      window.removeEventListener("resize", fit);
      size.disconnect();
      plot.current?.destroy();
    };
  }, []);

  // The scales follow the span by their ranges, which new data ask for.
  useEffect(() => {
    plot.current?.setData(columnsOf(drawn.points));
  }, [drawn]);

  return place;
}
