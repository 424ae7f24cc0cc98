import { type FormEvent, useState } from "react";
import { bench, type Run, type View } from "../api.ts";
import { Switch } from "../switch.tsx";
import { DeskRow } from "./desk-row.tsx";
import { ProfileChart } from "./profile-chart.tsx";

const PRESETS = [
  { watts: 0, name: "Nothing" },
  { watts: 60, name: "Standby" },
  { watts: 500, name: "Evening" },
  { watts: 3_000, name: "Kettle" },
  { watts: 7_200, name: "Shower" },
] as const;

interface LoadProps {
  readonly view: View;
  readonly run: Run;
}

function WattsField({ view, run }: LoadProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === undefined) return;
    setTyped(undefined);
    run(() => bench.load(view.meterId, Number(typed)));
  };
  return (
    <form className="watts" onSubmit={submit}>
      <input
        type="number"
        aria-label="Load in watts"
        min={0}
        max={100_000}
        step={1}
        value={typed ?? view.watts}
        onChange={({ target }) => setTyped(target.value)}
      />
      <span aria-hidden="true">W</span>
      <button type="submit" disabled={typed === undefined || typed === ""}>
        Set
      </button>
    </form>
  );
}

/** The load of the house: in watts, by a preset, or by the profile of a day. */
export function LoadControls({ view, run }: LoadProps) {
  const { meterId, dayProfile } = view;
  const set = (watts: number) => run(() => bench.load(meterId, watts));
  return (
    <DeskRow label="Load">
      <WattsField view={view} run={run} />
      <fieldset className="toolbar">
        <legend className="for-screen-readers">A load</legend>
        {PRESETS.map(({ watts, name }) => (
          <button
            key={watts}
            type="button"
            aria-pressed={!dayProfile && view.watts === watts}
            title={`${watts.toLocaleString("en-GB")} W`}
            onClick={() => set(watts)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <Switch
        label="Day profile"
        on={dayProfile}
        change={(on) => (on ? run(() => bench.dayProfile(meterId)) : set(view.watts))}
      />
      {dayProfile ? <ProfileChart time={view.time} /> : null}
    </DeskRow>
  );
}
