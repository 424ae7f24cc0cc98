import { useCallback, useEffect, useRef, useState } from "react";
import { bench } from "./api.ts";

const PRESSED_MS = 140;

/** What a key of the computer's keyboard presses on the meter, if anything. */
function keyOf(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (/^[0-9]$/.test(event.key)) return event.key;
  const named: Record<string, string> = {
    Enter: "B",
    b: "B",
    B: "B",
    Backspace: "A",
    Escape: "A",
    a: "A",
    A: "A",
  };
  return named[event.key];
}

/** Whether the keyboard belongs to a field or a button just now, and not to the meter. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[data-key]") !== null) return false;
  return target.closest("input, select, textarea, button, a, summary") !== null;
}

/**
 * Presses keys of a meter, one request at a time: what is pressed meanwhile goes together in the next,
 * so that keys always arrive in the order of the fingers.
 */
export function useKeys(meterId: string, onRefused: (why: string) => void) {
  const [pressed, setPressed] = useState<string | undefined>(undefined);
  const waiting = useRef("");
  const busy = useRef(false);

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      while (waiting.current !== "") {
        const keys = waiting.current;
        waiting.current = "";
        await bench.keys(meterId, keys);
      }
    } catch (error) {
      waiting.current = "";
      onRefused(error instanceof Error ? error.message : String(error));
    } finally {
      busy.current = false;
    }
  }, [meterId, onRefused]);

  const press = useCallback(
    (key: string) => {
      waiting.current += key;
      setPressed(key);
      setTimeout(() => setPressed((now) => (now === key ? undefined : now)), PRESSED_MS);
      void send();
    },
    [send],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === undefined || isElsewhere(event)) return;
      event.preventDefault();
      if (!event.repeat || key === "A") press(key);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [press]);

  return { pressed, press };
}
