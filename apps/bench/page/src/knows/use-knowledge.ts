import { useEffect, useRef, useState } from "react";
import { bench, type Knowledge, type View } from "../api.ts";

/**
 * What a meter knows beyond its view, read again whenever that changes: one reading at a time, and the
 * next begins with the latest view.
 * @returns undefined until it is there.
 */
export function useKnowledge(view: View): Knowledge | undefined {
  const [knowledge, setKnowledge] = useState<Knowledge | undefined>(undefined);
  const latest = useRef(view);
  const busy = useRef(false);
  latest.current = view;

  useEffect(() => {
    if (busy.current) return;
    const read = async (): Promise<void> => {
      for (let seen: View | undefined; seen !== latest.current; ) {
        seen = latest.current;
        setKnowledge(await bench.knowledge(seen.meterId));
      }
    };
    busy.current = view !== undefined;
    read()
      .catch(() => undefined)
      .finally(() => {
        busy.current = false;
      });
  }, [view]);

  return knowledge;
}
