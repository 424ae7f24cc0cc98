import { useRef, useState } from "react";

const SAID_MS = 3_000;

/** Copies a value, and says what came of it; `shown` is where it stands on the page. */
export function useCopy<Shown extends HTMLElement>(value: string) {
  const [said, setSaid] = useState("Copy");
  const shown = useRef<Shown>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied");
    } catch {
      // A browser gives its clipboard to no page that came unencrypted from another machine.
      if (shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
      setSaid("Selected: press Ctrl+C");
    }
    setTimeout(() => setSaid("Copy"), SAID_MS);
  };
  return { said, copy, shown };
}
