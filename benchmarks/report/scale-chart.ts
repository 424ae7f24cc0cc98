import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Summary } from "./figure.ts";

/*
 * The chart of cost against size: a panel for each measure, all on the same two logarithmic axes,
 * so that a flat line is a cost that does not grow and a steeper one grows faster. It has its own
 * white paper: the page around it may be light or dark.
 */

const UNIT = "us";
const COLUMNS = 2;
const WIDTH = 760;
const ROW = 150;
const FONT = "'DejaVu Sans', Verdana, Arial, sans-serif";
const INK = "#1b2a33";
const LINE = "#0b5d7a";
const DIGITS = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

interface Point extends Summary {
  readonly count: number;
  readonly column: number;
  readonly row: number;
}

/** Costs that have a count, each in the panel of its measure. */
function pointsOf(figures: readonly Summary[]): readonly Point[] {
  const costs = figures.filter(({ unit, count }) => unit === UNIT && count !== undefined);
  const measures = [...new Set(costs.map(({ measure }) => measure))];
  return costs.flatMap((summary): Point[] => {
    const { count, measure } = summary;
    if (count === undefined) return [];
    const panel = measures.indexOf(measure);
    return [{ ...summary, count, column: panel % COLUMNS, row: Math.floor(panel / COLUMNS) }];
  });
}

function marksOf(points: readonly Point[]): Plot.Markish[] {
  const at = { x: "count", fx: "column", fy: "row" };
  const first = [...new Map(points.map((point) => [point.measure, point])).values()];
  const label = ({ median }: Point) => `${DIGITS.format(median)} ${UNIT}`;
  return [
    Plot.frame({ stroke: INK, strokeOpacity: 0.3 }),
    Plot.areaY(points, { ...at, y1: "least", y2: "most", z: "measure", fill: LINE, opacity: 0.2 }),
    Plot.lineY(points, { ...at, y: "median", z: "measure", stroke: LINE, strokeWidth: 2 }),
    Plot.dot(points, { ...at, y: "median", stroke: LINE, fill: "white", r: 3 }),
    Plot.text(points, { ...at, y: "median", text: label, dy: 12, fill: INK, fontSize: 10 }),
    Plot.text(first, {
      fx: "column",
      fy: "row",
      text: "measure",
      frameAnchor: "top-left",
      dx: 6,
      dy: 6,
      fill: INK,
      fontSize: 11,
      fontWeight: "bold",
    }),
  ];
}

/**
 * Draws every cost in microseconds that has a count, as SVG.
 * @returns undefined where there is none.
 */
export function scaleChart(figures: readonly Summary[]): string | undefined {
  const points = pointsOf(figures);
  if (points.length === 0) return undefined;
  const rows = Math.max(...points.map(({ row }) => row)) + 1;
  const { document } = parseHTML("<html><body></body></html>");
  const svg = Plot.plot({
    document,
    width: WIDTH,
    height: rows * ROW + 60,
    marginLeft: 56,
    marginBottom: 42,
    ariaLabel: `Microseconds against the number of meters, codes or counters`,
    style: { fontFamily: FONT, fontSize: "12px", color: INK },
    x: { type: "log", label: "meters, codes or counters", tickFormat: ",", ticks: 4, inset: 28 },
    y: {
      type: "log",
      label: UNIT,
      tickFormat: ",",
      ticks: 3,
      insetTop: 36,
      insetBottom: 20,
      grid: true,
    },
    fx: { axis: null },
    fy: { axis: null },
    marks: marksOf(points),
  });
  svg.setAttribute("role", "img");
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  for (const mark of svg.querySelectorAll("g[aria-label]")) mark.removeAttribute("aria-label");
  const [start = "", ...rest] = svg.outerHTML.split(/(?=<style>)/);
  return `${start}<rect width="100%" height="100%" fill="white"/>${rest.join("")}\n`;
}
