import type uPlot from "uplot";
import type { Mark, Point } from "./history.ts";

const BAND = 6;

/** Colours of the page, resolved: a canvas knows no custom properties. */
export type Palette = (name: string) => string;

export function paletteOf(element: HTMLElement): Palette {
  const probe = document.createElement("i");
  element.append(probe);
  const resolved = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return window.getComputedStyle(probe).color;
  };
  return resolved;
}

const SUPPLY_COLOURS = { enabled: "green", armed: "amber", disabled: "red" } as const;

/** The supply state as a band along the bottom. */
export function drawSupply(plot: uPlot, points: readonly Point[], colour: Palette): void {
  const { ctx, bbox } = plot;
  const x = (at: number): number =>
    Math.min(bbox.left + bbox.width, Math.max(bbox.left, plot.valToPos(at, "x", true)));
  points.forEach(({ at, supply }, index) => {
    if (supply === null) return;
    const end = points[index + 1]?.at ?? plot.scales.x?.max ?? at;
    ctx.fillStyle = colour(SUPPLY_COLOURS[supply]);
    ctx.fillRect(x(at), bbox.top + bbox.height - BAND, x(end) - x(at), BAND);
  });
}

/** A line for every code: taken whole, refused dashed. */
export function drawMarks(plot: uPlot, marks: readonly Mark[], colour: Palette): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.lineWidth = 1.5;
  for (const { at, isTaken } of marks) {
    const x = plot.valToPos(at, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = colour(isTaken ? "accent" : "red");
    ctx.setLineDash(isTaken ? [] : [4, 4]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
