import { shortMoment } from "../formats.ts";
import type { Mark } from "./history.ts";

interface EventListProps {
  /** Those shown, in the order of time. */
  readonly marks: readonly Mark[];
  readonly point: (mark: Mark | undefined) => void;
}

const LISTED_MAX = 50;

/** The events shown on the plot in words, the newest first; pointing at one thickens its line. */
export function EventList({ marks, point }: EventListProps) {
  if (marks.length === 0) return <p className="quiet">No events in this time.</p>;
  const listed = marks.slice(-LISTED_MAX).map((mark, at) => ({ mark, name: `${at} ${mark.at}` }));
  return (
    <details className="chart-events">
      <summary>{marks.length === 1 ? "1 event shown" : `${marks.length} events shown`}</summary>
      <ol className="log">
        {listed.toReversed().map(({ mark, name }) => (
          <li key={name} className={`mark-${mark.kind}`}>
            <time dateTime={new Date(mark.at * 1_000).toISOString()}>{shortMoment(mark.at)}</time>
            <button
              type="button"
              className="link"
              onFocus={() => point(mark)}
              onBlur={() => point(undefined)}
              onMouseEnter={() => point(mark)}
              onMouseLeave={() => point(undefined)}
            >
              {mark.text}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
