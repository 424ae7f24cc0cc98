import { useEffect, useRef, useState } from "react";
import { call } from "./api.ts";

interface Reading<T> {
  readonly changes: number;
  readonly value: T;
}

/**
 * What the bench answers at a path, read again when it has changed. One reading at a time: changes
 * may come faster than a slow connection reads, and the next reading has them all.
 * @param path - below `/v1`, always the same one; undefined while nothing shows it.
 * @param changes - how often what is read has changed.
 * @returns the latest reading; undefined until there is one.
 */
export function useReading<T>(path: string | undefined, changes: number): T | undefined {
  const [reading, setReading] = useState<Reading<T>>();
  const isBusy = useRef(false);

  useEffect(() => {
    if (path === undefined || isBusy.current || reading?.changes === changes) return;
    isBusy.current = true;
    call<T>("GET", path).then(
      (value) => {
        isBusy.current = false;
        setReading({ changes, value });
      },
      // The page says that the connection is down; when it is back, every part counts as changed.
      () => {
        isBusy.current = false;
      },
    );
  }, [path, changes, reading]);

  return reading?.value;
}
