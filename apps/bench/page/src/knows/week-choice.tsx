import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { mondayOf, mondayOfDate } from "./protected-spans.ts";

const WEEK_SECONDS = 7 * DAY_SECONDS;

interface WeekChoiceProps {
  /** The meter's time. */
  readonly time: number;
  /** 00:00 UTC of the Monday of the week shown. */
  readonly monday: number;
  /** Undefined shows the week in which the meter is, and goes on with it. */
  readonly choose: (monday: number | undefined) => void;
}

/** Which week is shown: the one before or after, that of a day, or the meter's own. */
export function WeekChoice({ time, monday, choose }: WeekChoiceProps) {
  return (
    <fieldset className="week-choice">
      <legend className="for-screen-readers">Week shown</legend>
      <button
        type="button"
        className="small"
        aria-label="Week before"
        onClick={() => choose(monday - WEEK_SECONDS)}
      >
        ◀
      </button>
      <input
        type="date"
        aria-label="Week of"
        value={new Date(monday * 1_000).toISOString().slice(0, 10)}
        onChange={({ target }) => choose(mondayOfDate(target.value))}
      />
      <button
        type="button"
        className="small"
        aria-label="Week after"
        onClick={() => choose(monday + WEEK_SECONDS)}
      >
        ▶
      </button>
      <button
        type="button"
        className="small"
        disabled={monday === mondayOf(time)}
        onClick={() => choose(undefined)}
      >
        This week
      </button>
    </fieldset>
  );
}
