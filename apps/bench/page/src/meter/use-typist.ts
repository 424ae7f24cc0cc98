import { useCallback, useEffect, useState } from "react";
import type { Keys } from "./use-keys.ts";

/** Five keys a second: as fast as a practised hand, and slow enough to follow. */
const KEY_MS = 200;

/** Presses keys of the meter one after another, so that one sees them pressed. */
export function useTypist({ press }: Pick<Keys, "press">) {
  const [waiting, setWaiting] = useState("");
  useEffect(() => {
    const [key] = waiting;
    if (key === undefined) return;
    const timer = window.setTimeout(() => {
      press(key);
      setWaiting(waiting.slice(1));
    }, KEY_MS);
    return () => window.clearTimeout(timer);
  }, [waiting, press]);
  const stop = useCallback(() => setWaiting(""), []);
  return { isTyping: waiting !== "", type: setWaiting, stop };
}
