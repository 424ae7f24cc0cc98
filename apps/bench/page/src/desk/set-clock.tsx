import { type FormEvent, useState } from "react";
import { type Run, reasonOf, type View } from "../api.ts";
import { fieldTime } from "../formats.ts";
import { moveClock } from "./move-clock.ts";

const FORWARD_ONLY =
  "The meter’s clock goes forward only: take the meter back to an earlier step of its session.";

/** A time that the meter would not take, and why. */
interface Refusal {
  readonly time: number;
  /** What the meter's clock showed. Taken back to before that, the meter has not refused. */
  readonly at: number;
  readonly why: string;
}

/** Sets the clock to a moment; one that has passed is refused, unless the meter is to log it. */
function useSetClock({ meterId, time: now }: View, run: Run) {
  const [refusal, setRefusal] = useState<Refusal>();
  const tell = (time: number) =>
    run(async () => {
      setRefusal(undefined);
      await moveClock(meterId, { time }).catch((error: unknown) =>
        setRefusal({ time, at: now, why: reasonOf(error) }),
      );
    });
  const set = (time: number) => {
    if (time < now) setRefusal({ time, at: now, why: FORWARD_ONLY });
    else tell(time);
  };
  const isPast = refusal !== undefined && now < refusal.at;
  return { set, tell, refusal: isPast ? undefined : refusal, clear: () => setRefusal(undefined) };
}

/** The meter's date and time, as a field that sets them. */
export function SetClock({ view, run }: { readonly view: View; readonly run: Run }) {
  const [typed, setTyped] = useState<string>();
  const { set, tell, refusal, clear } = useSetClock(view, run);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const time = Date.parse(`${typed}Z`) / 1_000;
    setTyped(undefined);
    if (Number.isInteger(time)) set(time);
  };
  return (
    <>
      <form className="set-clock" onSubmit={submit} noValidate>
        <input
          type="datetime-local"
          aria-label="Date and time of the meter (UTC)"
          step={1}
          value={typed ?? fieldTime(view.time)}
          onChange={({ target }) => {
            clear();
            setTyped(target.value);
          }}
        />
        <button
          type="submit"
          aria-label="Set the clock"
          disabled={typed === undefined || typed === ""}
        >
          Set
        </button>
      </form>
      {refusal === undefined ? null : (
        <p className="refused" role="alert">
          {refusal.why}{" "}
          {refusal.why === FORWARD_ONLY ? (
            <button type="button" onClick={() => tell(refusal.time)}>
              Tell the meter anyway (event 81C6)
            </button>
          ) : null}
        </p>
      )}
    </>
  );
}
