import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import type { ReactNode } from "react";
import { bench, type ClockBody, type Run, type View } from "../api.ts";
import { dayName, moment } from "../formats.ts";

const RATES = [0, 1, 10, 60, 600, 3_600, DAY_SECONDS] as const;
const STEPS = [
  { label: "+1 second", seconds: 1 },
  { label: "+1 minute", seconds: 60 },
  { label: "+1 hour", seconds: 3_600 },
  { label: "+1 day", seconds: DAY_SECONDS },
] as const;

function nameOfRate(rate: number): string {
  if (rate === 0) return "Stopped";
  return `${rate.toLocaleString("en-GB")}×`;
}

function RateChoice({ view, run }: { readonly view: View; readonly run: Run }) {
  const { rate } = view.clock;
  const rates = [...new Set<number>([...RATES, rate])].toSorted((left, right) => left - right);
  return (
    <fieldset className="segments">
      <legend className="for-screen-readers">Clock rate</legend>
      {rates.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="rate"
            className="for-screen-readers"
            checked={each === rate}
            onChange={() => run(() => bench.clock(view.meterId, { rate: each }))}
          />
          <span>{nameOfRate(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ClockProps {
  readonly view: View;
  readonly run: Run;
  /** What else there is to say of the time. */
  readonly children: ReactNode;
}

/** The virtual clock: stop it, step it, jump to what falls due, or let it run. */
export function ClockControls({ view, run, children }: ClockProps) {
  const { time } = view;
  const move = (change: ClockBody) => run(() => bench.clock(view.meterId, change));
  return (
    <>
      <p className="desk-clock" data-testid="clock">
        <time dateTime={new Date(time * 1_000).toISOString()}>{moment(time)} UTC</time>
        <span className="quiet">{dayName(time)}</span>
      </p>
      {children}
      <div className="desk-row">
        <span className="desk-label">Run</span>
        <RateChoice view={view} run={run} />
      </div>
      <div className="desk-row">
        <span className="desk-label">Step</span>
        <div className="buttons">
          {STEPS.map(({ label, seconds }) => (
            <button key={label} type="button" onClick={() => move({ advanceSeconds: seconds })}>
              {label}
            </button>
          ))}
          <button type="button" onClick={() => move({ to: "midnight" })}>
            To midnight
          </button>
          <button type="button" onClick={() => move({ to: "next_event" })}>
            To next event
          </button>
        </div>
      </div>
    </>
  );
}
