import type { View } from "../api.ts";
import { money, shortMoment } from "../formats.ts";
import type { MeterActions } from "./meter-actions.tsx";
import { MeterButtons } from "./meter-actions.tsx";
import { nameOf } from "./meter-name.ts";
import { StateTags } from "./state-tags.tsx";

interface CardProps {
  readonly view: View;
  readonly isChosen: boolean;
  readonly actions: MeterActions;
}

/** One meter on the wall: enough of it to be known by, and what can be done with it whole. */
export function MeterCard({ view, isChosen, actions }: CardProps) {
  const { meterId, label, fuel, time, clock } = view;
  return (
    <li className={`card ${fuel}`}>
      <div className="card-head">
        <input
          type="checkbox"
          className="choose-box"
          aria-label={`Choose ${nameOf(view)}`}
          checked={isChosen}
          onChange={() => actions.choose(view)}
        />
        <a href={`#${meterId}`}>
          <strong className="card-name">{label === "" ? meterId : label}</strong>
          {label === "" ? null : <span className="card-id">{meterId}</span>}
        </a>
        <strong className="card-balance">{money(view.balanceMillipence)}</strong>
      </div>
      <div className="state-tags">
        <span className="tag">{fuel}</span>
        <StateTags view={view} />
      </div>
      <span className="quiet">
        {shortMoment(time)} UTC{clock.rate > 0 ? `, running ${clock.rate}×` : ", stopped"}
      </span>
      <MeterButtons view={view} actions={actions} />
    </li>
  );
}
