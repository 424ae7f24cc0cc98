import { Dialog } from "@utrn-lab/page-parts";
import type { View } from "../api.ts";
import { counted } from "../formats.ts";
import { nameOf } from "./meter-name.ts";

interface RemoveProps {
  /** One or more. */
  readonly views: readonly View[];
  readonly cancel: () => void;
  readonly confirm: () => void;
}

/** How many names a question has room for. */
const NAMES_MAX = 8;

/** Asks before meters and everything kept of them are gone. */
export function RemoveMeters({ views, cancel, confirm }: RemoveProps) {
  const [first] = views;
  const isOne = views.length === 1 && first !== undefined;
  const title = isOne ? `Delete ${nameOf(first)}?` : `Delete ${counted(views.length, "meter")}?`;
  const others = views.length - NAMES_MAX;
  return (
    <Dialog title={title} close={cancel}>
      {isOne ? null : (
        <ul className="names">
          {views.slice(0, NAMES_MAX).map((view) => (
            <li key={view.meterId}>{nameOf(view)}</li>
          ))}
          {others > 0 ? <li>and {counted(others, "other")}</li> : null}
        </ul>
      )}
      <p>
        {isOne
          ? "Its registers, logs and session go with it"
          : "Their registers, logs and sessions go with them"}
        , and cannot be brought back. Export first what you want to keep.
      </p>
      <div className="buttons">
        <button type="button" onClick={cancel}>
          {isOne ? "Keep it" : "Keep them"}
        </button>
        <button type="button" className="danger" onClick={confirm}>
          {isOne ? "Delete it" : "Delete them"}
        </button>
      </div>
    </Dialog>
  );
}
