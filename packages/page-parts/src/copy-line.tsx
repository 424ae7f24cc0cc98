import { useRef, useState } from "react";

const SAID_MS = 3_000;

/** A value to take elsewhere, with a button that copies it. */
export function CopyLine({ label, value }: { readonly label: string; readonly value: string }) {
  const [said, setSaid] = useState("Copy");
  const shown = useRef<HTMLElement>(null);
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
  return (
    <div className="copy-line">
      <span className="quiet">{label}</span>
      <code ref={shown}>{value}</code>
      <button type="button" className="small" onClick={copy}>
        {said}
        <span className="for-screen-readers"> {label}</span>
      </button>
    </div>
  );
}
