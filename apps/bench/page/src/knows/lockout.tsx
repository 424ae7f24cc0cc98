import type { Knowledge, Place } from "../api.ts";
import { countdown, PLACE_NAMES, shortMoment } from "../formats.ts";

type PlaceLockout = Knowledge["lockout"][Place];

interface LockedProps {
  readonly place: Place;
  readonly until: number;
  readonly time: number;
}

function Locked({ place, until, time }: LockedProps) {
  return (
    <p className="lockout locked" data-testid={`lockout-${place}`}>
      <strong>{countdown(Math.max(0, until - time))}</strong>
      <span>
        {PLACE_NAMES[place]} locked until {shortMoment(until)} UTC, meter time.
      </span>
    </p>
  );
}

function Unlocked({ place, lockout }: { readonly place: Place; readonly lockout: PlaceLockout }) {
  const { failures, failuresUntilLocked, oldestFailureEndsAt } = lockout;
  const allowed = failures + failuresUntilLocked;
  const pips = Array.from({ length: allowed }, (_, at) => ({ number: at + 1 }));
  return (
    <p className="lockout" data-testid={`lockout-${place}`}>
      <span className="pips" aria-hidden="true">
        {pips.map(({ number }) => (
          <i key={number} className={number <= failures ? "spent" : undefined} />
        ))}
      </span>
      <span>
        {PLACE_NAMES[place]}: {failures} of {allowed} wrong codes in 24 hours.
        {oldestFailureEndsAt === null
          ? ""
          : ` The oldest counts until ${shortMoment(oldestFailureEndsAt)}.`}
      </span>
    </p>
  );
}

/** How near each place is to its lockout, or how long that lasts still (code-format.md 5). */
export function Lockouts({ lockout, time }: Pick<Knowledge, "lockout" | "time">) {
  return (["keypad", "ppmid"] as const).map((place) => {
    const { lockedUntil } = lockout[place];
    return lockedUntil === null ? (
      <Unlocked key={place} place={place} lockout={lockout[place]} />
    ) : (
      <Locked key={place} place={place} until={lockedUntil} time={time} />
    );
  });
}
