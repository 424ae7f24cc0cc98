import { useState } from "react";
import { meterIdOf } from "../../../server/sessions/meter-id.ts";
import { RefusedError } from "../api.ts";
import { goTo } from "../meters/use-meters.ts";
import { AskToReturn, type Return } from "./questions.tsx";
import { type Session, sessions } from "./session-calls.ts";

/** Takes a meter back in its session, after a question, and forward again. */
export function useReturn(meterId: string, run: (what: () => Promise<string>) => void) {
  const [asked, ask] = useState<Return | undefined>(undefined);
  const [before, setBefore] = useState<Session | undefined>(undefined);
  const take = ({ session, step, meterId: of, then }: Return) =>
    run(async () => {
      const until = await sessions.of(of);
      await sessions.takeBack(of, session, step);
      setBefore(until.stepsMissing === 0 ? until : undefined);
      if (of !== meterId) goTo(then === undefined ? of : `${of}/sessions`);
      then?.();
      return step === 0 ? "The meter is at its start." : `The meter is as after step ${step}.`;
    });
  const undo = () =>
    run(async () => {
      await sessions.takeBack(meterId, before);
      setBefore(undefined);
      return "The meter is as it was before.";
    });
  const question =
    asked === undefined ? null : (
      <AskToReturn
        to={asked}
        cancel={() => ask(undefined)}
        confirm={() => {
          ask(undefined);
          take(asked);
        }}
      />
    );
  /** Makes the meter of a session after a step; one that is there is asked to be taken back. */
  const openAt = async (session: Session, step: number, then?: () => void) => {
    const of = meterIdOf(session.start);
    try {
      if (of === meterId) ask({ meterId, session, step, then });
      else {
        const made = (await sessions.open(session, step)).meterId;
        goTo(then === undefined ? made : `${made}/sessions`);
        then?.();
      }
    } catch (error) {
      if (!(error instanceof RefusedError) || error.code !== "meter_exists") throw error;
      ask({ meterId: of, session, step, then });
    }
    return "";
  };
  return { question, openAt, ...(before === undefined ? {} : { undo }) };
}
