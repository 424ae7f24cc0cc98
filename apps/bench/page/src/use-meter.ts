import { useEffect, useRef, useState } from "react";
import { bench, type LoggedEvent, type View } from "./api.ts";

const LOG_LINES = 200;

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

interface Records {
  /** Newest first, both. */
  readonly lines: readonly LoggedEvent[];
  readonly sent: readonly LoggedEvent[];
}

/** The latest lines of the log and the outbox, read again whenever the view changes. */
export function useRecords(view: View | undefined): Records {
  const [records, setRecords] = useState<Records>({ lines: [], sent: [] });
  const busy = useRef(false);
  const latest = useRef(view);
  latest.current = view;

  useEffect(() => {
    if (view === undefined || busy.current) return;
    // Views come faster than logs are read: one reading at a time, and one more for what came meanwhile.
    const read = async (): Promise<void> => {
      for (let seen: View | undefined; seen !== latest.current; ) {
        seen = latest.current;
        if (seen === undefined) return;
        const [lines, sent] = await Promise.all([
          bench.log(seen.meterId, LOG_LINES),
          bench.outbox(seen.meterId, LOG_LINES),
        ]);
        setRecords({ lines: lines.toReversed(), sent: sent.toReversed() });
      }
    };
    busy.current = true;
    read()
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  }, [view]);

  return records;
}
