import { useCallback, useEffect, useRef } from "react";
import { bench, type ClockBody, type View } from "../api.ts";
import { nextChange, wattsAt } from "./day-profile.ts";

/** How many changes of load a jump follows, about a month of them; the rest is one jump. */
const CHANGES_MAX = 250;

/**
 * Drives the load by the day profile. Steps by hand stop at every change of it, so that they charge
 * exactly what the day would; a clock that runs is followed as the page sees it move.
 */
export function useDayProfile(view: View, isOn: boolean) {
  const busy = useRef(false);
  const { meterId, time, watts } = view;
  const wanted = wattsAt(time);

  useEffect(() => {
    if (!isOn || wanted === watts || busy.current) return;
    busy.current = true;
    bench
      .load(meterId, wanted)
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  }, [isOn, meterId, wanted, watts]);

  return useCallback(
    async (change: ClockBody): Promise<void> => {
      if (!isOn || change.advanceSeconds === undefined) {
        await bench.clock(meterId, change);
        return;
      }
      busy.current = true;
      try {
        const end = time + change.advanceSeconds;
        let now = time;
        for (let changes = 0; now < end; changes += 1) {
          await bench.load(meterId, wattsAt(now));
          const stop = changes < CHANGES_MAX ? Math.min(end, nextChange(now)) : end;
          ({ time: now } = await bench.clock(meterId, { advanceSeconds: stop - now }));
        }
        await bench.load(meterId, wattsAt(now));
      } finally {
        busy.current = false;
      }
    },
    [isOn, meterId, time],
  );
}
