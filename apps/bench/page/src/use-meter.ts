import { useEffect, useState, useSyncExternalStore } from "react";
import { bench, RefusedError } from "./api.ts";
import { meters } from "./meter-store.ts";

/** Whether a meter is followed: not yet, not just now, or not at all, as the bench has none. */
type Connection = "opening" | "up" | "down" | "gone";

/** How long to wait before a stream that the bench refused is asked for again. */
const RETRY_MS = 2_000;

/** Whether the bench answers that it has no such meter. */
async function isGone(meterId: string): Promise<boolean> {
  try {
    await bench.see(meterId);
    return false;
  } catch (error) {
    return error instanceof RefusedError;
  }
}

/** A meter as the page shows it, followed by its stream, and how that stands. */
export function useMeter(meterId: string) {
  const [connection, setConnection] = useState<Connection>("opening");
  const meter = useSyncExternalStore(meters.subscribe, () => meters.get(meterId));

  useEffect(() => {
    const unfollow = meters.follow(meterId);
    let stream: EventSource | undefined;
    let timer: number | undefined;
    let isStart = true;
    const failed = async () => {
      // A browser asks again by itself, unless it was answered with something else than a stream.
      const isOver = stream?.readyState === EventSource.CLOSED;
      setConnection(isOver && (await isGone(meterId)) ? "gone" : "down");
      window.clearTimeout(timer);
      if (isOver) timer = window.setTimeout(open, RETRY_MS);
    };
    const open = () => {
      stream?.close();
      stream = new EventSource(bench.streamUrl(meterId));
      stream.onopen = () => {
        isStart = true;
      };
      stream.onmessage = ({ data }) => {
        setConnection("up");
        meters.take(JSON.parse(data), isStart);
        isStart = false;
      };
      stream.onerror = () => void failed();
    };
    open();
    return () => {
      window.clearTimeout(timer);
      stream?.close();
      stream = undefined;
      unfollow();
    };
  }, [meterId]);

  return { meter, connection };
}
