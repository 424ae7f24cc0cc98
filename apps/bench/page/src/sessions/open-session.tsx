import { saveFile } from "../save-file.ts";
import type { Session } from "./session-calls.ts";
import { ShrinkForm } from "./shrink-form.tsx";
import { StepThrough } from "./step-through.tsx";

interface OpenProps {
  readonly name: string;
  readonly session: Session;
  readonly replay: () => void;
  readonly shrunk: (session: Session) => void;
  /** Makes a meter that stands as after a step. */
  readonly openAt: (step: number) => void;
}

/** An open session: saved, replayed, shrunk, stepped through. */
export function OpenSession({ name, session, replay, shrunk, openAt }: OpenProps) {
  const save = () => {
    const file = `${name.toLowerCase().replace(/\W+/g, "-")}.json`;
    saveFile(file, "application/json", `${JSON.stringify(session, null, 2)}\n`);
  };
  return (
    <>
      <h3>{name}</h3>
      <div className="buttons">
        <button type="button" onClick={save}>
          Save as a file
        </button>
        <button type="button" onClick={replay}>
          Replay
        </button>
      </div>
      <ShrinkForm session={session} shrunk={shrunk} />
      <StepThrough key={name} session={session} openAt={openAt} />
    </>
  );
}
