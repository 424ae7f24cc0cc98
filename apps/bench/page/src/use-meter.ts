import { useEffect, useState, useSyncExternalStore } from "react";
import { bench } from "./api.ts";
import { meters } from "./meter-store.ts";

/** A meter as the page shows it, followed by its stream, and whether the stream stands. */
export function useMeter(meterId: string) {
  const [connected, setConnected] = useState(false);
  const meter = useSyncExternalStore(meters.subscribe, () => meters.get(meterId));

  useEffect(() => {
    const unfollow = meters.follow(meterId);
    const stream = new EventSource(bench.streamUrl(meterId));
    let isStart = true;
    stream.onopen = () => {
      isStart = true;
    };
    stream.onmessage = ({ data }) => {
      setConnected(true);
      meters.take(JSON.parse(data), isStart);
      isStart = false;
    };
    stream.onerror = () => setConnected(false);
    return () => {
      stream.close();
      unfollow();
    };
  }, [meterId]);

  return { meter, connected };
}
