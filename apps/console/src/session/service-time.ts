import { useEffect, useState } from "react";
import { useSignedIn } from "./signed-in.ts";

const LOOK_EVERY_MS = 10_000;
const TICK_MS = 1_000;

/** The time that the service goes by. */
interface ServiceTime {
  /** Seconds since the Unix epoch. */
  readonly seconds: number;
  /** Of a lab's clock, lab seconds a real second; undefined where it is the real time. */
  readonly labRate: number | undefined;
}

/** The time that the service judges and dates by: that of a lab's clock where it has one. */
export function useServiceTime(): ServiceTime {
  const { api } = useSignedIn();
  const { data, dataUpdatedAt } = api.useQuery(
    "get",
    "/v1/supplier",
    {},
    { refetchInterval: LOOK_EVERY_MS },
  );
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const clock = data?.clock;
  if (clock === undefined) return { seconds: nowMs / 1_000, labRate: undefined };
  const passedSeconds = Math.max(0, nowMs - dataUpdatedAt) / 1_000;
  return { seconds: clock.time + passedSeconds * clock.rate, labRate: clock.rate };
}
