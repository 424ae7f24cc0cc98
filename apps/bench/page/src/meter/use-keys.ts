import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Face, reasonOf } from "../api.ts";
import { click } from "./click.ts";
import { isElsewhere, meterKeyOf } from "./computer-keys.ts";
import { KeySender } from "./key-sender.ts";

const PRESSED_MS = 140;

/** How long B must be held on the two-key face to submit. */
export const HOLD_MS = 700;

export interface Keys {
  readonly pressed: string | undefined;
  /** Whether B is down and on its way to being held. */
  readonly holding: boolean;
  readonly press: (key: string) => void;
  readonly holdStart: () => void;
  readonly holdEnd: () => void;
}

/** B of the two-key face: let go early it takes the digit, held it submits. */
function useHold(press: (key: string) => void) {
  const [holding, setHolding] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  const stop = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    setHolding(false);
  }, []);
  const holdStart = useCallback(() => {
    if (timer.current !== undefined) return;
    setHolding(true);
    timer.current = window.setTimeout(() => {
      stop();
      press("b");
    }, HOLD_MS);
  }, [press, stop]);
  const holdEnd = useCallback(() => {
    if (timer.current === undefined) return;
    stop();
    press("B");
  }, [press, stop]);
  useEffect(() => stop, [stop]);
  return { holding, holdStart, holdEnd };
}

/** Presses the keys of a meter, from the page and from the computer's keyboard. */
export function useKeys(
  meterId: string,
  face: Face,
  audible: boolean,
  onRefused: (why: string) => void,
): Keys {
  const [pressed, setPressed] = useState<string | undefined>(undefined);
  const sender = useMemo(
    () => new KeySender(meterId, (error) => onRefused(reasonOf(error))),
    [meterId, onRefused],
  );

  const press = useCallback(
    (key: string) => {
      sender.press(key, face);
      if (audible) click(key === "b" ? "held" : "key");
      const cap = key.toUpperCase();
      setPressed(cap);
      setTimeout(() => setPressed((now) => (now === cap ? undefined : now)), PRESSED_MS);
    },
    [sender, face, audible],
  );
  const hold = useHold(press);
  const { holdStart, holdEnd } = hold;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = meterKeyOf(event, face);
      if (key === undefined || isElsewhere(event)) return;
      event.preventDefault();
      if (face === "two" && key === "B") {
        if (!event.repeat) holdStart();
      } else if (!event.repeat || key === "A") press(key);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (face === "two" && meterKeyOf(event, face) === "B") holdEnd();
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    window.addEventListener("blur", holdEnd);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
      window.removeEventListener("blur", holdEnd);
    };
  }, [face, press, holdStart, holdEnd]);

  return { pressed, press, ...hold };
}
