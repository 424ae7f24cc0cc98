import { useEffect } from "react";
import type { Face } from "../api.ts";
import { meters } from "../meter-store.ts";
import { isInField } from "./computer-keys.ts";
import { hindranceOf } from "./keypad-hindrance.ts";
import { keysOf } from "./pasted-code.ts";

interface Paste {
  readonly meterId: string;
  readonly face: Face;
  readonly press: (key: string) => void;
  /** Resolves when the meter has had every key that was pressed. */
  readonly sent: () => Promise<void>;
  readonly say: (why: string | undefined) => void;
}

/** Keys what is pasted anywhere but in a field, and says why where it does not. */
export function usePaste({ meterId, face, press, sent, say }: Paste): void {
  useEffect(() => {
    const onPaste = async (event: ClipboardEvent) => {
      if (isInField(event.target)) return;
      event.preventDefault();
      const text = event.clipboardData?.getData("text/plain") ?? "";
      await sent();
      const view = meters.get(meterId)?.view;
      if (view === undefined) return;
      const hindrance = hindranceOf(view, face);
      if (hindrance !== undefined) return say(hindrance);
      const pasted = keysOf(text, view.entry);
      if ("refused" in pasted) return say(pasted.refused);
      say(undefined);
      for (const key of pasted.keys) press(key);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [meterId, face, press, sent, say]);
}
