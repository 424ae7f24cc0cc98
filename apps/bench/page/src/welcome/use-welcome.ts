import { useEffect, useState } from "react";
import { bench, type Welcome } from "../api.ts";

/** The code that the bench has ready for a newcomer, read again when the bench is back. */
export function useWelcome(connected: boolean): Welcome | undefined {
  const [welcome, setWelcome] = useState<Welcome>();
  useEffect(() => {
    if (!connected) return;
    bench.welcome().then(
      (told) => setWelcome(told ?? undefined),
      // The page says that the bench is away, and asks again when it is back.
      () => undefined,
    );
  }, [connected]);
  return welcome;
}
