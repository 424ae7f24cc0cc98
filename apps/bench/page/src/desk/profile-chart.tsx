import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { DAY_PROFILE, wattsAt } from "../../../server/meters/day-profile.ts";
import { clockTime } from "../formats.ts";

const HEIGHT = 36;
const WIDTH = 240;

const xOf = (second: number): number => (second / DAY_SECONDS) * WIDTH;

/** The profile of a day as a skyline, with the meter's time on it. */
export function ProfileChart({ time }: { readonly time: number }) {
  const top = Math.max(...DAY_PROFILE.map(({ watts }) => watts));
  const now = xOf(time % DAY_SECONDS);
  const watts = wattsAt(time).toLocaleString("en-GB");
  return (
    <figure className="profile">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <title>Load over a day</title>
        {DAY_PROFILE.map((part, at) => {
          const end = DAY_PROFILE[at + 1]?.from ?? DAY_SECONDS;
          const height = (part.watts / top) * HEIGHT;
          return (
            <rect
              key={part.from}
              x={xOf(part.from)}
              y={HEIGHT - height}
              width={xOf(end - part.from)}
              height={height}
            />
          );
        })}
        <line x1={now} x2={now} y1={0} y2={HEIGHT} />
      </svg>
      <figcaption className="quiet">
        {clockTime(time)}: {watts} W
      </figcaption>
    </figure>
  );
}
