import { useEffect, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { dateAndTime } from "../ui/moments.ts";

const LOOK_EVERY_MS = 10_000;

/** The day that a lab's service goes by, since it is not the calendar's; nothing elsewhere. */
export function LabClock() {
  const { api } = useSignedIn();
  const { data, dataUpdatedAt } = api.useQuery(
    "get",
    "/v1/supplier",
    {},
    {
      refetchInterval: LOOK_EVERY_MS,
    },
  );
  const clock = data?.clock;
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (clock === undefined) return null;
  const passedSeconds = Math.max(0, nowMs - dataUpdatedAt) / 1_000;
  const time = clock.time + passedSeconds * clock.rate;
  return (
    <p className="lab-clock">
      <span className="quiet">Lab’s clock</span> <time>{dateAndTime(time)}</time>
      {clock.rate === 1 ? null : <span className="tag tag-amber">× {clock.rate}</span>}
    </p>
  );
}
