import { useEffect, useState } from "react";
import { bench, type LoggedEvent, type View } from "./api.ts";

const LOG_LINES = 40;

/** The view of a meter as the bench streams it, and whether the stream stands. */
export function useView(meterId: string) {
  const [view, setView] = useState<View | undefined>(undefined);
  const [connected, setConnected] = useState(false);

  useEffect(() => {
    const stream = new EventSource(bench.streamUrl(meterId));
    stream.onmessage = (message) => {
      setConnected(true);
      setView(JSON.parse(message.data));
    };
    stream.onerror = () => setConnected(false);
    return () => stream.close();
  }, [meterId]);

  return { view: view?.meterId === meterId ? view : undefined, connected };
}

/** The latest lines of the log, newest first, read again whenever the view changes. */
export function useLog(view: View | undefined): readonly LoggedEvent[] {
  const [lines, setLines] = useState<readonly LoggedEvent[]>([]);

  useEffect(() => {
    if (view === undefined) return;
    let current = true;
    bench
      .log(view.meterId, LOG_LINES)
      .then((found) => {
        if (current) setLines(found.toReversed());
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [view]);

  return lines;
}
