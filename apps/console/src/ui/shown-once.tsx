import { CopyLine, Dialog } from "@utrn-lab/page-parts";
import type { ReactNode } from "react";

interface ShownOnceProps {
  readonly title: string;
  /** What the value is: the label of the line that it is copied from. */
  readonly label: string;
  readonly value: string;
  /** What it is for. */
  readonly children: ReactNode;
  readonly close: () => void;
}

/** Something secret that was just made, with a way to take it along. */
export function ShownOnce({ title, label, value, children, close }: ShownOnceProps) {
  return (
    <Dialog title={title} close={close}>
      {children}
      <CopyLine label={label} value={value} />
      <div className="buttons">
        <button type="button" onClick={close}>
          I have it
        </button>
      </div>
    </Dialog>
  );
}
