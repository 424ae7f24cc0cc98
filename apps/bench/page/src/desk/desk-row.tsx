import type { ReactNode } from "react";

/** Controls of one kind, and what they are for. */
export function DeskRow(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="desk-row">
      <span className="desk-label">{props.label}</span>
      <div className="buttons">{props.children}</div>
    </div>
  );
}
