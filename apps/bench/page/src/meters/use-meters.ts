import { useCallback, useEffect, useState } from "react";
import { bench, type View } from "../api.ts";

/** The address of the wall of meters; any other is a meter's id, and a tab behind it. */
export const WALL = "meters";

function inAddress(): string {
  return window.location.hash.slice(1).split("/")[0] ?? "";
}

/** Goes to a meter, or to the wall. */
export function goTo(place: string): void {
  window.location.hash = place;
}

/** Which meters there are, and what is shown: the address keeps the choice. */
export function useMeters() {
  const [views, setViews] = useState<readonly View[] | undefined>(undefined);
  const [isReached, setReached] = useState(true);
  const [place, setPlace] = useState(inAddress);

  const refresh = useCallback(async () => {
    try {
      setViews(await bench.meters());
      setReached(true);
    } catch {
      setReached(false);
      setViews((before) => before ?? []);
    }
  }, []);

  useEffect(() => {
    const read = () => void refresh();
    read();
    const follow = () => {
      setPlace(inAddress());
      read();
    };
    window.addEventListener("hashchange", follow);
    window.addEventListener("focus", read);
    return () => {
      window.removeEventListener("hashchange", follow);
      window.removeEventListener("focus", read);
    };
  }, [refresh]);

  const chosen = place === "" ? views?.[0]?.meterId : place;
  return { views, meterId: place === WALL ? undefined : chosen, isReached, refresh };
}
