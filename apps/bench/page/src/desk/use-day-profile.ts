import { useCallback, useEffect, useRef, useState } from "react";
import { bench, type ClockBody, call, type Knowledge, type View } from "../api.ts";
import { nextChange, wattsAt } from "./day-profile.ts";

/** How many changes of load a jump follows, about a month of them; the rest is one jump. */
const CHANGES_MAX = 250;

/** The load of a day, switched on or off, and the clock that follows it. */
export interface DayProfile {
  readonly isOn: boolean;
  readonly setOn: (on: boolean) => void;
  readonly move: (change: ClockBody) => Promise<void>;
}

/** To where a step by hand leads; undefined for what is not a step ahead. */
async function endOf(view: View, { advanceSeconds, to }: ClockBody): Promise<number | undefined> {
  const { meterId, time } = view;
  if (advanceSeconds !== undefined) return time + advanceSeconds;
  if (to !== "next_event") return undefined;
  const { nextEventAt } = await call<Knowledge>("GET", bench.readings(meterId).knowledge);
  // A change of the load is one of the events to come.
  return Math.min(nextEventAt, nextChange(time));
}

/** Goes on to a moment, and sets the load at every change on the way. */
async function follow({ meterId, time }: View, end: number): Promise<void> {
  let now = time;
  for (let changes = 0; now < end; changes += 1) {
    await bench.load(meterId, wattsAt(now));
    const stop = changes < CHANGES_MAX ? Math.min(end, nextChange(now)) : end;
    ({ time: now } = await bench.clock(meterId, { advanceSeconds: stop - now }));
  }
  await bench.load(meterId, wattsAt(now));
}

/**
 * Drives the load by the day profile, whichever tab is open. Steps by hand stop at every change of
 * it, so that they charge exactly what the day would; a clock that runs is followed as the page
 * sees it move.
 */
export function useDayProfile(view: View): DayProfile {
  const [isOn, setOn] = useState(false);
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

  const move = useCallback(
    async (change: ClockBody): Promise<void> => {
      busy.current = isOn;
      try {
        const end = isOn ? await endOf(view, change) : undefined;
        await (end === undefined ? bench.clock(meterId, change) : follow(view, end));
      } finally {
        busy.current = false;
      }
    },
    [isOn, meterId, view],
  );
  return { isOn, setOn, move };
}
