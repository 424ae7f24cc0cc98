import { Dialog } from "@utrn-lab/page-parts";
import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { Field } from "../ui/field.tsx";
import { dateAndTime } from "../ui/moments.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";

const DAY_SECONDS = 86_400;

/** How fast the clock can go, in the words of the bench. */
const RATES = [
  [0, "It stands"],
  [1, "1×, as the real time"],
  [60, "1 min/s"],
  [3_600, "1 h/s"],
  [86_400, "1 day/s"],
] as const;

/** Steps from where the clock is. */
const STEPS = [
  ["+ 1 hour", 3_600],
  ["+ 1 day", DAY_SECONDS],
  ["+ 1 week", 7 * DAY_SECONDS],
] as const;

/** Epoch seconds as a field of date and time has them, in UTC. */
function fieldText(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 16);
}

interface SetLabClockProps {
  /** The clock's time as the dialog was opened, seconds since the Unix epoch. */
  readonly seconds: number;
  readonly rate: number;
  readonly close: () => void;
}

/** How fast the clock goes. */
function RateField({ rate, set }: { rate: number; set: (rate: number) => void }) {
  return (
    <Field label="It goes">
      {(marks) => (
        <select {...marks} value={rate} onChange={({ target }) => set(Number(target.value))}>
          {RATES.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Sets the clock of a lab: what the service judges by the date follows it. */
export function SetLabClock({ seconds, rate, close }: SetLabClockProps) {
  const { api } = useSignedIn();
  const { mutate, data, error, isPending } = api.useMutation("put", "/v1/lab/clock");
  const [typed, setTyped] = useState(() => fieldText(seconds));
  const now = data?.time ?? Math.floor(seconds);
  const asked = Date.parse(`${typed}Z`) / 1_000;
  const isBack = asked < now - 60;
  const set = (time: number) => {
    setTyped(fieldText(time));
    mutate({ body: { time } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!Number.isNaN(asked)) mutate({ body: { time: asked } });
  };
  return (
    <Dialog title="The lab’s clock" close={close}>
      <form className="stack" onSubmit={submit}>
        <p role="status">It shows {dateAndTime(now)} UTC.</p>
        <div className="buttons">
          {STEPS.map(([words, step]) => (
            <button key={words} type="button" disabled={isPending} onClick={() => set(now + step)}>
              {words}
            </button>
          ))}
          <button
            type="button"
            disabled={isPending}
            onClick={() => mutate({ body: { offsetSeconds: 0 } })}
          >
            The real time
          </button>
        </div>
        <Field
          label="Date and time (UTC)"
          hint={
            isBack
              ? "This sets it back: what was issued and learnt on later days stays dated so."
              : "Codes, warnings, days of confirmation codes and limits follow it."
          }
        >
          {(marks) => (
            <input
              {...marks}
              type="datetime-local"
              required
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <RateField rate={data?.rate ?? rate} set={(each) => mutate({ body: { rate: each } })} />
        <ProblemNotice problem={error} />
        <div className="buttons">
          <button type="submit" className={isBack ? "danger" : "primary"} disabled={isPending}>
            {isBack ? "Set it back" : "Set it"}
          </button>
          <button type="button" onClick={close}>
            Close
          </button>
        </div>
      </form>
    </Dialog>
  );
}
