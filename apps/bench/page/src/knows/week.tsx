import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import type { View } from "../api.ts";
import { dayName } from "../formats.ts";
import { type Span, spansOf } from "./protected-spans.ts";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = [0, 6, 12, 18] as const;
const WHY: Readonly<Record<Span["why"], string>> = {
  calendar: "Window",
  period: "Period",
  suspension: "Suspension",
};

const percent = (seconds: number): string => `${(100 * seconds) / DAY_SECONDS}%`;

function Day({ name, spans, now }: { name: string; spans: readonly Span[]; now?: number }) {
  return (
    <li className={now === undefined ? undefined : "today"}>
      <span className="week-day">{name}</span>
      <span className="week-track">
        {spans.map(({ from, to, why }) => (
          <i
            key={`${why} ${from} ${to}`}
            className={`span-${why}`}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ))}
        {now === undefined ? null : <b style={{ left: percent(now) }} />}
      </span>
    </li>
  );
}

interface WeekProps {
  readonly view: View;
  /** 00:00 UTC of the Monday of the week shown. */
  readonly monday: number;
}

/** A week from Monday, UTC: when nothing can disable the supply, and where time stands. */
export function Week({ view, monday }: WeekProps) {
  const today = Math.floor((view.time - monday) / DAY_SECONDS);
  const spans = spansOf(view, monday);
  const kinds = [...new Set(spans.map(({ why }) => why))];
  return (
    <div className="week" aria-hidden="true">
      <p className="week-hours">
        {HOURS.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, "0")}:00</span>
        ))}
      </p>
      <ol>
        {DAYS.map((day) => (
          <Day
            key={day}
            name={dayName(monday + day * DAY_SECONDS)}
            spans={spans.filter((span) => span.day === day)}
            {...(day === today ? { now: view.time % DAY_SECONDS } : {})}
          />
        ))}
      </ol>
      {kinds.length === 0 ? null : (
        <p className="week-key">
          {kinds.map((why) => (
            <span key={why}>
              <i className={`span-${why}`} /> {WHY[why]}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
