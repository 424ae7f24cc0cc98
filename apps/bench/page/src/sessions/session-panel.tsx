import type { ChangeEvent } from "react";
import { meterIdOf } from "../../../server/sessions/meter-id.ts";
import { replayWords } from "../../../server/sessions/register-words.ts";
import { readJsonFile } from "../json-file.ts";
import { Panel } from "../panel.tsx";
import { OpenSession } from "./open-session.tsx";
import { ReadySessions } from "./ready-sessions.tsx";
import { type Session, sessions } from "./session-calls.ts";
import { useBegin } from "./use-begin.tsx";
import { useOpenSession } from "./use-open-session.ts";
import { useReturn } from "./use-return.tsx";

interface SourcesProps {
  readonly meterId: string;
  readonly showOwn: () => void;
  readonly openFile: (file: File) => void;
  readonly begin: () => void;
}

/** Where a session comes from: this meter, or a file; and reports of this meter's. */
function SessionSources({ meterId, showOwn, openFile, begin }: SourcesProps) {
  const readFile = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file !== undefined) openFile(file);
    target.value = "";
  };
  return (
    <div className="buttons">
      <button type="button" className="primary" onClick={showOwn}>
        Show this meter’s
      </button>
      <label className="file-button">
        Open a file
        <input type="file" accept=".json,application/json" onChange={readFile} />
      </label>
      <button type="button" onClick={begin}>
        Begin a new one
      </button>
      <a
        className="button"
        href={sessions.reportUrl(meterId, "html")}
        target="_blank"
        rel="noreferrer"
      >
        Report
      </a>
      <a
        className="button"
        href={sessions.reportUrl(meterId, "markdown")}
        download={`report-${meterId}.md`}
      >
        Report as Markdown
      </a>
    </div>
  );
}

/** Sessions: of this meter, of a file, or of the library; saved, replayed, stepped through. */
export function SessionPanel({ meterId }: { readonly meterId: string }) {
  const { open, setOpen, said, run, show } = useOpenSession();
  const back = useReturn(meterId, run);
  const beginning = useBegin(meterId, run);
  const openFile = async (file: File) => {
    const session = await readJsonFile(file);
    const words = replayWords(await sessions.replay(session));
    // The bench has read and replayed it, and so it is one.
    show(file.name, session as Session);
    return words;
  };
  return (
    <>
      <Panel title="Sessions" name="sessions">
        <p className="quiet">Everything done to this meter is recorded.</p>
        <SessionSources
          meterId={meterId}
          showOwn={() => run(async () => show(`session-${meterId}`, await sessions.of(meterId)))}
          openFile={(file) => run(() => openFile(file))}
          begin={beginning.ask}
        />
        <p
          className={said.isRefused ? "refused" : "quiet"}
          role="status"
          data-testid="session-said"
        >
          {said.text}
        </p>
        {back.undo === undefined ? null : (
          <button type="button" onClick={back.undo}>
            Undo: bring it forward again
          </button>
        )}
        {open === undefined ? null : (
          <OpenSession
            {...open}
            isOwn={meterIdOf(open.session.start) === meterId}
            replay={() => run(async () => replayWords(await sessions.replay(open.session)))}
            shrunk={(session) => setOpen({ name: `${open.name}, shrunk`, session })}
            openAt={(step) => run(() => back.openAt(open.session, step))}
          />
        )}
      </Panel>
      <ReadySessions open={(name) => run(async () => show(name, await sessions.readyOne(name)))} />
      {back.question}
      {beginning.question}
    </>
  );
}
