import type { Palette } from "@utrn-lab/page-parts";
import type uPlot from "uplot";
import type { Mark, Point } from "./history.ts";
import { supplyStretches } from "./supply-band.ts";

const BAND = 6;
/** Labels of events stand upright along their lines; closer ones would cover each other. */
const LABEL_APART = 15;
const LABEL_FONT = 12;

const SUPPLY_COLOURS = { enabled: "green", armed: "amber", disabled: "red" } as const;
const MARK_COLOURS = { taken: "accent", refused: "red", other: "ink-quiet" } as const;

/** The supply state as a band along the bottom. */
export function drawSupply(plot: uPlot, points: readonly Point[], colour: Palette): void {
  const { ctx, bbox } = plot;
  const x = (at: number): number =>
    Math.min(bbox.left + bbox.width, Math.max(bbox.left, plot.valToPos(at, "x", true)));
  for (const { from, to, supply } of supplyStretches(points)) {
    ctx.fillStyle = colour(SUPPLY_COLOURS[supply]);
    ctx.fillRect(x(from), bbox.top + bbox.height - BAND, x(to) - x(from), BAND);
  }
}

/** What happened in one second has one line, and so one label. */
function textsAt(marks: readonly Mark[], second: number): string {
  return [...new Set(marks.filter(({ at }) => at === second).map(({ text }) => text))].join(" · ");
}

/** The words of an event, upright beside its line, as much of them as the plot is high. */
function drawLabel({ ctx, bbox }: uPlot, x: number, text: string): void {
  ctx.save();
  ctx.font = `${LABEL_FONT * window.devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.translate(x - 4, bbox.top + bbox.height - 3 * BAND);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(text, 0, 0, bbox.height - 4 * BAND);
  ctx.restore();
}

/** A line for every event with its words: codes refused dashed, and the one pointed at thick. */
export function drawMarks(
  plot: uPlot,
  marks: readonly Mark[],
  colour: Palette,
  pointedAt: Mark | undefined,
): void {
  const { ctx, bbox } = plot;
  const apart = LABEL_APART * window.devicePixelRatio;
  let labelled = Number.NEGATIVE_INFINITY;
  ctx.save();
  for (const mark of marks) {
    const x = plot.valToPos(mark.at, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = colour(MARK_COLOURS[mark.kind]);
    ctx.fillStyle = ctx.strokeStyle;
    ctx.lineWidth = (mark === pointedAt ? 4 : mark.kind === "other" ? 1 : 1.5) * (apart / 15);
    ctx.setLineDash(mark.kind === "refused" ? [4, 4] : []);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (x - labelled < apart || x - bbox.left < apart) continue;
    drawLabel(plot, x, textsAt(marks, mark.at));
    labelled = x;
  }
  ctx.restore();
}
