import type { Point } from "./history.ts";

/** A time through which the supply was in one state. */
interface SupplyStretch {
  readonly from: number;
  readonly to: number;
  readonly supply: NonNullable<Point["supply"]>;
}

/**
 * The states of the supply, one after another, each as one stretch: points that follow each other
 * in one state would leave seams between them.
 */
export function supplyStretches(points: readonly Point[]): readonly SupplyStretch[] {
  const stretches: SupplyStretch[] = [];
  for (const [index, { at, supply }] of points.entries()) {
    if (supply === null) continue;
    const to = points[index + 1]?.at ?? at;
    const last = stretches.at(-1);
    if (last?.supply === supply && last.to === at) {
      stretches[stretches.length - 1] = { ...last, to };
    } else {
      stretches.push({ from: at, to, supply });
    }
  }
  return stretches;
}
