import type { View } from "../api.ts";
import { money, shortMoment } from "../formats.ts";
import { type MeterActions, MeterButtons } from "./meter-actions.tsx";
import { nameOf } from "./meter-name.ts";
import { StateTags } from "./state-tags.tsx";

interface TableProps {
  readonly views: readonly View[];
  readonly chosen: ReadonlySet<string>;
  readonly actions: MeterActions;
}

interface RowProps {
  readonly view: View;
  readonly isChosen: boolean;
  readonly actions: MeterActions;
}

function MeterRow({ view, isChosen, actions }: RowProps) {
  const { meterId, label, fuel, time, clock } = view;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          className="choose-box"
          aria-label={`Choose ${nameOf(view)}`}
          checked={isChosen}
          onChange={() => actions.choose(view)}
        />
      </td>
      <th scope="row">
        <a href={`#${meterId}`}>{label === "" ? meterId : label}</a>
        {label === "" ? null : <span className="card-id">{meterId}</span>}
      </th>
      <td>{fuel}</td>
      <td className="amount">{money(view.balanceMillipence)}</td>
      <td>
        <StateTags view={view} />
      </td>
      <td className="quiet">
        {shortMoment(time)}
        {clock.rate > 0 ? ` · ${clock.rate}×` : " · stopped"}
      </td>
      <td>
        <MeterButtons view={view} actions={actions} />
      </td>
    </tr>
  );
}

/** Many meters, a line each. */
export function MeterTable({ views, chosen, actions }: TableProps) {
  return (
    <section className="meter-table" aria-label="Meters">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="for-screen-readers">Chosen</span>
            </th>
            <th scope="col">Meter</th>
            <th scope="col">Fuel</th>
            <th scope="col" className="amount">
              Balance
            </th>
            <th scope="col">State</th>
            <th scope="col">Clock (UTC)</th>
            <th scope="col">
              <span className="for-screen-readers">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <MeterRow
              key={view.meterId}
              view={view}
              isChosen={chosen.has(view.meterId)}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
