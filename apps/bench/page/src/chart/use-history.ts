import { useRef } from "react";
import type { View } from "../api.ts";
import { type Point, withView } from "./history.ts";

/** Every view that the page has seen of a meter, as points. */
export function useHistory(view: View | undefined): readonly Point[] {
  const seen = useRef<{ view: View | undefined; points: readonly Point[] }>({
    view: undefined,
    points: [],
  });
  if (view !== undefined && seen.current.view !== view) {
    seen.current = { view, points: withView(seen.current.points, view) };
  }
  return seen.current.points;
}
