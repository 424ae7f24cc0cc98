import { printCode } from "@utrn-lab/utrn";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { View } from "../api.ts";
import { meters } from "../meter-store.ts";
import { lineOf } from "./meter-name.ts";
import { NameForm } from "./name-form.tsx";
import { goTo, WALL } from "./use-meters.ts";

interface ChooserProps {
  readonly views: readonly View[];
  readonly meterId: string;
  readonly refresh: () => Promise<void>;
}

function Choice({ views, meterId, refresh }: ChooserProps) {
  return (
    <>
      <label htmlFor="meter">Meter</label>
      <select
        id="meter"
        aria-label="Meter"
        value={meterId}
        onPointerDown={() => void refresh()}
        onChange={({ target }) => {
          goTo(target.value);
          target.blur();
        }}
      >
        {views.some((view) => view.meterId === meterId) ? null : (
          <option value={meterId}>{`${printCode(meterId)} · not on this bench`}</option>
        )}
        {views.map((view) => (
          <option key={view.meterId} value={view.meterId}>
            {lineOf(view)}
          </option>
        ))}
      </select>
    </>
  );
}

/** Which meter is shown, its name, and the way to all of them. */
export function Chooser({ views, meterId, refresh }: ChooserProps) {
  const [isNaming, setNaming] = useState(false);
  // Whoever names the meter, here or elsewhere: its stream says so at once.
  const shown = useSyncExternalStore(meters.subscribe, () => meters.get(meterId)?.view.label);
  const named = views.map((each) =>
    each.meterId === meterId ? { ...each, label: shown ?? each.label } : each,
  );
  const view = named.find((each) => each.meterId === meterId);
  const title = view === undefined ? "UTRN Lab" : `${lineOf(view)} · UTRN Lab`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="chooser">
      {isNaming && view !== undefined ? (
        <NameForm view={view} done={() => setNaming(false)} />
      ) : (
        <>
          <Choice views={named} meterId={meterId} refresh={refresh} />
          {view === undefined ? null : (
            <button type="button" className="button" onClick={() => setNaming(true)}>
              {view.label === "" ? "Name it" : "Rename"}
            </button>
          )}
        </>
      )}
      <a className="button" href={`#${WALL}`}>
        All meters
      </a>
    </div>
  );
}
