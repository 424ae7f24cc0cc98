import { Dialog } from "@utrn-lab/page-parts";
import type { View } from "../api.ts";
import { nameOf } from "./meter-name.ts";

interface RemoveProps {
  readonly view: View;
  readonly cancel: () => void;
  readonly confirm: () => void;
}

/** Asks before a meter and everything kept of it is gone. */
export function RemoveMeter({ view, cancel, confirm }: RemoveProps) {
  return (
    <Dialog title={`Delete ${nameOf(view)}?`} close={cancel}>
      <p>
        Its registers, logs and session go with it, and cannot be brought back. Export first what
        you want to keep.
      </p>
      <div className="buttons">
        <button type="button" onClick={cancel}>
          Keep it
        </button>
        <button type="button" className="danger" onClick={confirm}>
          Delete it
        </button>
      </div>
    </Dialog>
  );
}
