import type { View } from "../api.ts";
import { money, shortMoment } from "../formats.ts";

interface CardProps {
  readonly view: View;
  readonly remove: () => void;
  readonly duplicate: () => void;
  readonly save: () => void;
}

/** One meter on the wall: enough of it to be known by, and what can be done with it whole. */
export function MeterCard({ view, remove, duplicate, save }: CardProps) {
  const { meterId, label, fuel, supply, power } = view;
  return (
    <li className="card">
      <a href={`#${meterId}`}>
        <span className={`card-case ${fuel}`}>
          <span className={power ? "card-lcd lit" : "card-lcd"} aria-hidden="true">
            <span>{view.display[0].padEnd(16)}</span>
            <span>{view.display[1].padEnd(16)}</span>
          </span>
          {label === "" ? null : <strong className="card-name">{label}</strong>}
          <span className="card-id">
            {meterId} <small>{fuel}</small>
          </span>
        </span>
        <span className="card-facts">
          <strong>{money(view.balanceMillipence)}</strong>
          <span className={`tag supply-${supply}`}>supply {supply}</span>
          {power ? null : <span className="tag">no power</span>}
          {view.supplier === null ? <span className="tag tag-amber">no supplier</span> : null}
          {view.entry.lockedUntil === null ? null : <span className="tag">locked</span>}
        </span>
        <span className="quiet">
          {shortMoment(view.time)} UTC
          {view.clock.rate > 0 ? `, running ${view.clock.rate}×` : ""}
        </span>
      </a>
      <div className="card-actions">
        <button type="button" className="small" onClick={duplicate}>
          Duplicate<span className="for-screen-readers"> {meterId}</span>
        </button>
        <button type="button" className="small" onClick={save}>
          Export<span className="for-screen-readers"> {meterId}</span>
        </button>
        <button type="button" className="small danger" onClick={remove}>
          Delete<span className="for-screen-readers"> {meterId}</span>
        </button>
      </div>
    </li>
  );
}
