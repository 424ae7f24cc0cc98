import { useRef } from "react";
import type { AccountPoint } from "../../../server/meters/account-point.ts";
import type { View } from "../api.ts";
import { withView } from "./history.ts";

/** Every view that the page has seen of a meter, as points. */
export function useHistory(view: View | undefined): readonly AccountPoint[] {
  const seen = useRef<{ view: View | undefined; points: readonly AccountPoint[] }>({
    view: undefined,
    points: [],
  });
  if (view !== undefined && seen.current.view !== view) {
    seen.current = { view, points: withView(seen.current.points, view, seen.current.view) };
  }
  return seen.current.points;
}
