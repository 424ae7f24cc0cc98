import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Face, reasonOf, type View } from "../api.ts";
import { click } from "./click.ts";
import { giveUpFocus, isElsewhere, meterKeyOf } from "./computer-keys.ts";
import { KeySender } from "./key-sender.ts";
import { shownPress } from "./shown-press.ts";

const PRESSED_MS = 140;

/** How long a key must be down to be held. */
export const HOLD_MS = 700;

/** The keys that do something else when they are held. */
export type Holdable = "A" | "B";

export interface Keys {
  readonly pressed: string | undefined;
  /** The key that is down and on its way to being held. */
  readonly holding: Holdable | undefined;
  readonly press: (key: string) => void;
  readonly holdStart: (key: Holdable) => void;
  readonly holdEnd: () => void;
  /** Resolves when the meter has had every key that was pressed. */
  readonly sent: () => Promise<void>;
}

/** A key that is down, and what will say that it is held. */
interface Down {
  readonly key: Holdable;
  readonly timer: number;
}

/** Keys that may be held: let go early they are pressed, held they are sent as `a` or `b`. */
function useHold(press: (key: string) => void) {
  const [holding, setHolding] = useState<Holdable | undefined>(undefined);
  const down = useRef<Down | undefined>(undefined);
  const stop = useCallback(() => {
    window.clearTimeout(down.current?.timer);
    down.current = undefined;
    setHolding(undefined);
  }, []);
  const holdEnd = useCallback(() => {
    const key = down.current?.key;
    if (key === undefined) return;
    stop();
    press(key);
  }, [press, stop]);
  const holdStart = useCallback(
    (key: Holdable) => {
      if (down.current?.key === key) return;
      holdEnd();
      const held = () => {
        stop();
        press(key.toLowerCase());
      };
      down.current = { key, timer: window.setTimeout(held, HOLD_MS) };
      setHolding(key);
    },
    [press, stop, holdEnd],
  );
  useEffect(() => stop, [stop]);
  return { holding, holdStart, holdEnd };
}

/** On twelve keys A held does nothing: it is a key that repeats while it is down. */
function holdableOf(key: string, face: Face): Holdable | undefined {
  if (key === "B") return "B";
  return key === "A" && face !== "twelve" ? "A" : undefined;
}

interface ComputerKeys extends Pick<Keys, "press" | "holdStart" | "holdEnd"> {
  readonly face: Face;
  /** Whether digits of a code have been typed. */
  readonly isEntering: boolean;
}

/** Presses the keys of a meter from the computer's keyboard, where nothing else has it. */
function useComputerKeys({ face, isEntering, press, holdStart, holdEnd }: ComputerKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = meterKeyOf(event, face);
      if (key === undefined || isElsewhere(event)) return;
      event.preventDefault();
      if (isEntering || key === "A") giveUpFocus();
      const holdable = holdableOf(key, face);
      if (holdable !== undefined) {
        if (!event.repeat) holdStart(holdable);
      } else if (!event.repeat || key === "A") press(key);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      const key = meterKeyOf(event, face);
      if (key !== undefined && holdableOf(key, face) !== undefined) holdEnd();
    };
    // A click that the keyboard made has no detail.
    const onClick = ({ detail }: MouseEvent) => {
      if (detail > 0) giveUpFocus();
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    window.addEventListener("click", onClick);
    window.addEventListener("blur", holdEnd);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
      window.removeEventListener("click", onClick);
      window.removeEventListener("blur", holdEnd);
    };
  }, [face, isEntering, press, holdStart, holdEnd]);
}

/** Presses the keys of a meter, from the page and from the computer's keyboard. */
export function useKeys(
  { meterId, entry }: Pick<View, "meterId" | "entry">,
  face: Face,
  audible: boolean,
  onRefused: (why: string) => void,
): Keys {
  const [pressed, setPressed] = useState<string | undefined>(undefined);
  const sender = useMemo(
    () => new KeySender(meterId, (error) => onRefused(reasonOf(error))),
    [meterId, onRefused],
  );

  const light = useCallback(
    (key: string) => {
      if (audible) click(/[ab]/.test(key) ? "held" : "key");
      const cap = key.toUpperCase();
      setPressed(cap);
      setTimeout(() => setPressed((now) => (now === cap ? undefined : now)), PRESSED_MS);
    },
    [audible],
  );
  useEffect(() => shownPress.subscribe(light), [light]);
  const send = useCallback(
    (key: string) => {
      sender.press(key, face);
      light(key);
    },
    [sender, face, light],
  );
  const hold = useHold(send);
  const { holdStart, holdEnd } = hold;
  // A key that is still down came first: it goes before the next.
  const press = useCallback(
    (key: string) => {
      holdEnd();
      send(key);
    },
    [holdEnd, send],
  );
  useComputerKeys({ face, isEntering: entry.digits !== "", press, holdStart, holdEnd });

  const sent = useCallback(() => sender.sent(), [sender]);
  return { pressed, press, sent, ...hold };
}
