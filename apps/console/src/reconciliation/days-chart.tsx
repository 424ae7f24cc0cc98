import { type Palette, paletteOf } from "@utrn-lab/page-parts";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { type Days, PARTS, partsOf, stacked } from "./day-stacks.ts";

const DAY_SECONDS = 86_400;
const HEIGHT_PX = 280;

const bars = uPlot.paths.bars?.({ size: [0.7, 48] });

/** Parts are drawn from the ground up, the highest first: the next covers what is not its own. */
const FROM_THE_TOP = PARTS.map((part, at) => ({ ...part, at })).toReversed();

function columnsOf(days: Days): uPlot.AlignedData {
  const stacks = days.map((day) => stacked(partsOf(day)));
  return [
    days.map(({ day }) => Date.parse(day) / 1_000),
    ...FROM_THE_TOP.map(({ at }) => stacks.map((stack) => stack[at] ?? 0)),
  ];
}

function optionsOf(width: number, colour: Palette, days: Days): uPlot.Options {
  const axis = { stroke: colour("ink-quiet"), grid: { stroke: colour("card-edge"), width: 1 } };
  const counts = days.map(partsOf);
  const times = days.map(({ day }) => Date.parse(day) / 1_000);
  const half = DAY_SECONDS / 2;
  return {
    width,
    height: HEIGHT_PX,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
    cursor: { drag: { x: false, y: false } },
    scales: {
      // The chart's own range of a single day is a thousand days.
      x: { range: () => [Math.min(...times) - half, Math.max(...times) + half] },
      y: { range: (_, __, most) => [0, Math.max(1, most ?? 1)] },
    },
    series: [
      { label: "Issued on", value: "{YYYY}-{MM}-{DD}" },
      ...FROM_THE_TOP.map(({ label, colour: name, at }) => ({
        label,
        fill: colour(name),
        width: 0,
        points: { show: false },
        ...(bars === undefined ? {} : { paths: bars }),
        // What is drawn reaches from the ground; what is told is the part alone.
        value: (_: uPlot, __: number, ___: number, index: number | null) =>
          String(index === null ? "–" : (counts[index]?.[at] ?? 0)),
      })),
    ],
    axes: [
      { ...axis, values: "{D} {MMM}", incrs: [1, 2, 7, 14, 28, 91].map((n) => n * DAY_SECONDS) },
      { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 1_000, 10_000, 100_000] },
    ],
  };
}

/** The codes of each day as a bar, by what has become of them. The table below says the same. */
export function DaysChart({ days }: { readonly days: Days }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const draw = () =>
      new uPlot(optionsOf(element.clientWidth, paletteOf(element), days), columnsOf(days), element);
    let plot = draw();
    const colours = window.matchMedia("(prefers-color-scheme: dark)");
    const drawAnew = () => {
      plot.destroy();
      plot = draw();
    };
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth, height: HEIGHT_PX }),
    );
    observer.observe(element);
    colours.addEventListener("change", drawAnew);
    return () => {
      observer.disconnect();
      colours.removeEventListener("change", drawAnew);
      plot.destroy();
    };
  }, [days]);
  return <div ref={place} className="days-chart" aria-hidden="true" />;
}
