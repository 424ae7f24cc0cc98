import { useState } from "react";

const SAID_MS = 1_500;

/** A value to take elsewhere, with a button that copies it. */
export function CopyLine({ label, value }: { readonly label: string; readonly value: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <div className="copy-line">
      <span className="quiet">{label}</span>
      <code>{value}</code>
      <button type="button" className="small" aria-label={`Copy ${label}`} onClick={copy}>
        {isCopied ? "Copied" : "Copy"}
      </button>
    </div>
  );
}
