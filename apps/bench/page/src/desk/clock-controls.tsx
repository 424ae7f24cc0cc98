import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { type ReactNode, useState } from "react";
import type { ClockBody, Run, View } from "../api.ts";
import { dayAndMinute, moment, weekday } from "../formats.ts";
import { DeskRow } from "./desk-row.tsx";
import { moveClock } from "./move-clock.ts";
import { RateChoice } from "./rate-choice.tsx";
import { SetClock } from "./set-clock.tsx";

const STEPS = [
  { name: "+1 s", seconds: 1 },
  { name: "+1 min", seconds: 60 },
  { name: "+1 h", seconds: 3_600 },
  { name: "+1 day", seconds: DAY_SECONDS },
  { name: "+1 week", seconds: 7 * DAY_SECONDS },
] as const;

/** How long what was reached stands there, by the meter's clock: a clock that runs is soon past. */
const REACHED_SECONDS = 60;

type NextEvent = View["nextEvent"];

/** "midnight, 27 Nov 2026 00:00" */
function eventWords({ at, texts }: NextEvent): string {
  if (texts.length === 0) return "none, the meter’s calendar ends";
  return `${texts.join(" and ")}, ${dayAndMinute(at)}`;
}

/** Leads to what comes next, and says what that is, and what has come of it. */
function Jumps({ view, run }: { readonly view: View; readonly run: Run }) {
  const { meterId, nextEvent } = view;
  const [reached, setReached] = useState<NextEvent>();
  const move = (to: "midnight" | "next_event") =>
    run(async () => {
      const { time } = await moveClock(meterId, { to });
      const since = time - nextEvent.at;
      setReached(since >= 0 && since < REACHED_SECONDS ? nextEvent : undefined);
    });
  const since = reached === undefined ? -1 : view.time - reached.at;
  return (
    <>
      <fieldset className="toolbar">
        <legend className="for-screen-readers">Jump ahead</legend>
        <button type="button" onClick={() => move("midnight")}>
          To midnight
        </button>
        <button type="button" onClick={() => move("next_event")}>
          To next event
        </button>
      </fieldset>
      <p className="desk-next quiet" data-testid="next-event">
        Next event: {eventWords(nextEvent)}
        {reached !== undefined && since >= 0 && since < REACHED_SECONDS ? (
          <>
            <br />
            Reached: {eventWords(reached)}
          </>
        ) : null}
      </p>
    </>
  );
}

interface ClockProps {
  readonly view: View;
  readonly run: Run;
  /** What else there is to say of the time. */
  readonly children: ReactNode;
  /** What takes the meter back in its session. */
  readonly back: ReactNode;
}

/** The virtual clock: stop it, step it, set it, jump to what falls due, or let it run. */
export function ClockControls({ view, run, children, back }: ClockProps) {
  const { meterId, time } = view;
  const move = (change: ClockBody) => run(() => moveClock(meterId, change));
  return (
    <>
      <p className="desk-clock" data-testid="clock">
        <span className="quiet">{weekday(time)}</span>
        <time dateTime={new Date(time * 1_000).toISOString()}>{moment(time)} UTC</time>
      </p>
      {children}
      <DeskRow label="Run">
        <RateChoice view={view} run={run} />
      </DeskRow>
      <DeskRow label="Step">
        <fieldset className="toolbar">
          <legend className="for-screen-readers">Step ahead</legend>
          {STEPS.map(({ name, seconds }) => (
            <button key={name} type="button" onClick={() => move({ advanceSeconds: seconds })}>
              {name}
            </button>
          ))}
        </fieldset>
        {back}
      </DeskRow>
      <DeskRow label="Jump">
        <Jumps view={view} run={run} />
      </DeskRow>
      <DeskRow label="Set">
        <SetClock view={view} run={run} />
      </DeskRow>
    </>
  );
}
