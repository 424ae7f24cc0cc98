import { useState } from "react";
import { meterIdOf } from "../../../server/sessions/meter-id.ts";
import { RefusedError } from "../api.ts";
import { goTo } from "../meters/use-meters.ts";
import { AskToReturn, type Return } from "./questions.tsx";
import { type Session, sessions } from "./session-calls.ts";

/** A session as it was before its meter was taken back, and to which step. */
interface Before {
  readonly session: Session;
  readonly step: number;
}

/** Takes a meter back in its session, and forward again, as often as it was taken back. */
export function useReturn(meterId: string, run: (what: () => Promise<string>) => void) {
  const [asked, ask] = useState<Return | undefined>(undefined);
  const [befores, setBefores] = useState<readonly Before[]>([]);
  const take = ({ session, step, meterId: of, then }: Return) =>
    run(async () => {
      const until = await sessions.of(of);
      await sessions.takeBack(of, session, step);
      setBefores(until.stepsMissing === 0 ? [...befores, { session: until, step }] : []);
      if (of !== meterId) goTo(then === undefined ? of : `${of}/sessions`);
      then?.();
      return step === 0 ? "The meter is at its start." : `The meter is as after step ${step}.`;
    });
  const last = befores.at(-1);
  const undo = () =>
    run(async () => {
      await sessions.takeBack(meterId, last?.session);
      setBefores(befores.slice(0, -1));
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
  return {
    question,
    openAt,
    take,
    returnedTo: last?.step,
    ...(last === undefined ? {} : { undo }),
  };
}
