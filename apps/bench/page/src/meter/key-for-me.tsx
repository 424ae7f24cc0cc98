import { useState } from "react";
import type { Face, View } from "../api.ts";
import { hindranceOf } from "./keypad-hindrance.ts";
import type { Keys } from "./use-keys.ts";
import { useTypist } from "./use-typist.ts";

/** A meter's keypad, for whoever presses its keys from elsewhere on the page. */
export interface Keypad {
  readonly view: View;
  readonly face: Face;
  readonly keys: Keys;
}

/** The keys that enter a code from wherever the meter is: what is in an entry is taken back. */
function keysFor(code: string, { open, digits }: View["entry"]): string {
  return `${open ? "A".repeat(digits.length) : "A"}${code}B`;
}

interface KeyForMeProps {
  readonly keypad: Keypad;
  readonly code: string;
}

/** Keys a code at the meter, so that one sees its keys pressed. */
export function KeyForMe({ keypad: { view, face, keys }, code }: KeyForMeProps) {
  const { isTyping, type, stop } = useTypist(keys);
  const [refused, setRefused] = useState<string>();
  const key = () => {
    const hindrance = hindranceOf(view, face);
    setRefused(hindrance);
    if (hindrance === undefined) type(keysFor(code, view.entry));
  };
  return (
    <>
      <button type="button" className="small" onClick={isTyping ? stop : key}>
        {isTyping ? "Stop" : "Key it for me"}
      </button>
      {refused === undefined ? null : (
        <p className="refused" role="alert">
          {refused}
        </p>
      )}
    </>
  );
}
