import { useState } from "react";
import { rowsOf } from "../../../server/sessions/session-rows.ts";
import type { Run } from "../api.ts";
import { sessions } from "./session-calls.ts";
import { useReturn } from "./use-return.tsx";

const NOTHING_YET = "Nothing has been done to this meter yet.";
const NOT_KEPT = "The session is full: what was done last is not in it, and cannot be taken back.";
const SOMETHING_SINCE = "Something has been done to the meter since: it stays as it is.";

/** Takes the meter back to before what was done to it last: keys of one entry go together. */
export function BackOneStep({ meterId, run }: { readonly meterId: string; readonly run: Run }) {
  const [said, say] = useState("");
  const { take, undo, returnedTo } = useReturn(meterId, (what) =>
    run(async () => say(await what())),
  );
  const takeBack = () =>
    run(async () => {
      const session = await sessions.of(meterId);
      const last = rowsOf(session.steps).at(-1);
      if (last === undefined) say(NOTHING_YET);
      else if (session.stepsMissing > 0) say(NOT_KEPT);
      else take({ meterId, session, step: last.first - 1 });
    });
  const bringForward = () =>
    run(async () => {
      const { steps } = await sessions.of(meterId);
      if (steps.length === returnedTo) undo?.();
      else say(SOMETHING_SINCE);
    });
  return (
    <>
      <fieldset className="toolbar">
        <legend className="for-screen-readers">Back</legend>
        <button type="button" onClick={takeBack}>
          Back one step
        </button>
        <button type="button" disabled={undo === undefined} onClick={bringForward}>
          Forward again
        </button>
      </fieldset>
      <output className="quiet">{said}</output>
    </>
  );
}
