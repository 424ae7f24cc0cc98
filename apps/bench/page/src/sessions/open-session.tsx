import { saveSession } from "./save-session.ts";
import type { Session } from "./session-calls.ts";
import { ShrinkForm } from "./shrink-form.tsx";
import { StepThrough } from "./step-through.tsx";

interface OpenProps {
  readonly name: string;
  readonly session: Session;
  readonly replay: () => void;
  readonly shrunk: (session: Session) => void;
  /** Whether it is of the meter that the page is at. */
  readonly isOwn: boolean;
  /** Brings a meter to how it stood after a step. */
  readonly openAt: (step: number) => void;
}

/** An open session: saved, replayed, shrunk, stepped through. */
export function OpenSession({ name, session, isOwn, replay, shrunk, openAt }: OpenProps) {
  return (
    <>
      <h3>{name}</h3>
      <div className="buttons">
        <button type="button" onClick={() => saveSession(name, session)}>
          Save as a file
        </button>
        <button type="button" onClick={replay}>
          Replay
        </button>
      </div>
      <ShrinkForm session={session} shrunk={shrunk} />
      <StepThrough key={name} session={session} isOwn={isOwn} openAt={openAt} />
    </>
  );
}
