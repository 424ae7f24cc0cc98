import { useCopy } from "./use-copy.ts";

/** A value to take elsewhere, with a button that copies it. */
export function CopyLine({ label, value }: { readonly label: string; readonly value: string }) {
  const { said, copy, shown } = useCopy<HTMLElement>(value);
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
