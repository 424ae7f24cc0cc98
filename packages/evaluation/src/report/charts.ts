import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Estimate } from "../statistics/interval.ts";

/*
 * Every chart of the report, drawn on the server. Nothing else in this package knows the
 * library. The same data give the same bytes; marks differ by shape and lightness, so that grey
 * paper loses nothing.
 */

const WIDTH = 680;
const FONT = "'DejaVu Sans', Verdana, Arial, sans-serif";
const INK = "#1b2a33";
const STRONG = "#0b5d7a";
const WEAK = "#d98324";

/** How a chart is told to those who do not see it. */
interface Named {
  readonly title: string;
}

function draw(named: Named, options: Plot.PlotOptions): string {
  const { document } = parseHTML("<html><body></body></html>");
  const svg = Plot.plot({
    document,
    width: WIDTH,
    style: { fontFamily: FONT, fontSize: "12px", color: INK, background: "transparent" },
    ariaLabel: named.title,
    ...options,
  });
  svg.setAttribute("role", "img");
  // An image has one name: those of its marks would be read as well, and are no words.
  for (const mark of svg.querySelectorAll("g[aria-label]")) mark.removeAttribute("aria-label");
  return svg.outerHTML;
}

/** A row of a dot chart. */
interface Dot {
  readonly label: string;
  readonly estimate: Estimate;
  /** Drawn hollow: what the others are measured against. */
  readonly isReference?: boolean;
}

const ROW = 30;

/** Labels stand left of the axis; the longest decides the margin, at about 7 pixels a letter. */
const marginFor = (labels: readonly string[]) =>
  Math.min(300, Math.max(...labels.map(({ length }) => length)) * 7 + 16);

/** An axis of values, across, that shows 0. */
function valueAxis(label: string): Plot.ScaleOptions {
  return {
    label,
    grid: true,
    zero: true,
    nice: true,
    labelAnchor: "center",
    labelArrow: "none",
  };
}

/** Means with their 95 % intervals, one row each, on an axis that shows 0. */
export function dotChart(named: Named & { readonly unit: string }, dots: readonly Dot[]): string {
  const rows = dots.map(({ label, estimate, isReference = false }) => ({
    label,
    ...estimate,
    fill: isReference ? "white" : STRONG,
  }));
  return draw(named, {
    height: rows.length * ROW + 56,
    marginLeft: marginFor(rows.map(({ label }) => label)),
    marginRight: 28,
    marginBottom: 42,
    x: valueAxis(named.unit),
    y: { label: null, domain: rows.map(({ label }) => label), tickSize: 0 },
    marks: [
      Plot.ruleX([0], { stroke: INK }),
      Plot.ruleY(rows, { y: "label", x1: "low", x2: "high", stroke: INK, strokeWidth: 1.5 }),
      Plot.dot(rows, { y: "label", x: "mean", r: 5, fill: "fill", stroke: STRONG, strokeWidth: 2 }),
    ],
  });
}

/** One line of a curve. */
export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly estimate: Estimate }[];
}

const LINES = [
  { stroke: INK, dash: "", symbol: "circle" },
  { stroke: WEAK, dash: "6 4", symbol: "triangle" },
  { stroke: STRONG, dash: "2 3", symbol: "square" },
] as const;

/** Curves with the band of their intervals; told apart by dash and symbol, named at their end. */
export function lineChart(
  named: Named & { readonly x: string; readonly y: string; readonly switchAt?: number | undefined },
  lines: readonly Line[],
): string {
  const styled = lines.map((line, at) => ({ ...line, ...(LINES[at] ?? LINES[0]) }));
  const xs = lines.flatMap(({ points }) => points.map(({ x }) => x));
  const marks = styled.flatMap(({ name, points, stroke, dash, symbol }) => {
    const rows = points.map(({ x, estimate }) => ({ x, ...estimate }));
    const last = rows.slice(-1);
    return [
      Plot.areaY(rows, { x: "x", y1: "low", y2: "high", fill: stroke, fillOpacity: 0.12 }),
      Plot.lineY(rows, { x: "x", y: "mean", stroke, strokeDasharray: dash, strokeWidth: 2 }),
      Plot.dot(rows, { x: "x", y: "mean", stroke, fill: "white", symbol, r: 4 }),
      Plot.text(last, {
        x: "x",
        y: "mean",
        text: () => name,
        dx: 8,
        textAnchor: "start",
        fill: INK,
      }),
    ];
  });
  const { switchAt } = named;
  return draw(named, {
    height: 300,
    marginLeft: 64,
    marginRight: 130,
    marginBottom: 44,
    marginTop: 28,
    x: {
      label: named.x,
      domain: [Math.min(...xs), Math.max(...xs)],
      labelAnchor: "center",
      labelArrow: "none",
    },
    y: { label: named.y, grid: true, zero: true, nice: true, labelArrow: "none" },
    marks: [
      Plot.ruleY([0], { stroke: INK }),
      ...(switchAt === undefined
        ? []
        : [Plot.ruleX([switchAt], { stroke: INK, strokeDasharray: "3 3" })]),
      ...marks,
    ],
  });
}

/** One bar of a tornado: what comes out at the low and at the high end of an assumption. */
interface Swing {
  readonly label: string;
  readonly low: number;
  readonly high: number;
}

/** The swings around what comes out in the middle, the widest first. */
export function tornadoChart(
  named: Named & { readonly unit: string; readonly middle: number },
  swings: readonly Swing[],
): string {
  const { middle } = named;
  const ends = swings.flatMap(({ label, low, high }) => [
    { label, from: middle, to: low, fill: WEAK },
    { label, from: middle, to: high, fill: STRONG },
  ]);
  return draw(named, {
    height: swings.length * 26 + 60,
    marginLeft: marginFor(swings.map(({ label }) => label)),
    marginRight: 28,
    marginBottom: 42,
    x: valueAxis(named.unit),
    y: { label: null, domain: swings.map(({ label }) => label), tickSize: 0 },
    marks: [
      Plot.barX(ends, {
        y: "label",
        x1: "from",
        x2: "to",
        fill: "fill",
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.ruleX([middle], { stroke: INK, strokeWidth: 1.5 }),
      Plot.ruleX([0], { stroke: INK, strokeDasharray: "2 2" }),
    ],
  });
}

/** Shares that make up a whole, for one row. */
interface Whole {
  readonly label: string;
  /** In the order of the legend; they add up to 1. */
  readonly shares: readonly number[];
}

const SHADES = ["#e6eef1", "#9fc3d1", "#3f8aa6", "#0a3444"];

/** Bars of 100 %, from light to dark. The legend is text beside the chart: `SHADES` in order. */
export function wholeChart(
  named: Named & { readonly unit: string; readonly parts: readonly string[] },
  wholes: readonly Whole[],
): string {
  const rows = wholes.flatMap(({ label, shares }) =>
    shares.map((share, at) => ({ label, share: share * 100, part: named.parts[at] ?? "" })),
  );
  return draw(named, {
    height: wholes.length * ROW + 84,
    marginLeft: marginFor(wholes.map(({ label }) => label)),
    marginRight: 28,
    marginBottom: 42,
    marginTop: 34,
    x: { label: named.unit, domain: [0, 100], labelAnchor: "center", labelArrow: "none" },
    y: { label: null, domain: wholes.map(({ label }) => label), tickSize: 0 },
    color: { domain: [...named.parts], range: SHADES },
    marks: [
      Plot.barX(rows, {
        y: "label",
        x: "share",
        fill: "part",
        stroke: INK,
        strokeWidth: 0.5,
        inset: 2,
      }),
      ...legend(named.parts),
    ],
  });
}

/** Names of the shades, in a row above the bars. */
function legend(parts: readonly string[]): Plot.Markish[] {
  const places = parts.map((part, at) => ({ part, x: (at * 100) / parts.length }));
  const above = { frameAnchor: "top", dy: -20 } as const;
  return [
    Plot.dot(places, {
      x: "x",
      ...above,
      dx: 6,
      symbol: "square",
      r: 6,
      fill: "part",
      stroke: INK,
    }),
    Plot.text(places, { x: "x", text: "part", ...above, dx: 18, textAnchor: "start", fill: INK }),
  ];
}
