import type { ChangeEvent } from "react";
import { meterIdOf } from "../../../server/sessions/meter-id.ts";
import { withAbout, withRemarks } from "../../../server/sessions/remarks.ts";
import { Panel } from "../panel.tsx";
import { keptAccess } from "../setup/use-access.ts";
import { OpenSession, Said } from "./open-session.tsx";
import { PlayerPanel } from "./player-panel.tsx";
import { ReadySessions } from "./ready-sessions.tsx";
import { ShrinkForm } from "./shrink-form.tsx";
import { useBegin } from "./use-begin.tsx";
import { useOpenSession } from "./use-open-session.ts";
import { usePlay } from "./use-play.ts";
import { useReport } from "./use-report.tsx";
import { useReturn } from "./use-return.tsx";
import { useSessionFiles } from "./use-session-files.ts";
import { useTester } from "./use-tester.ts";

/** Where another session comes from: this meter, a file, or the library. */
function OpenAnother(props: {
  readonly showOwn: () => void;
  readonly openFile: (file: File) => void;
  readonly openReady: (name: string) => void;
}) {
  const { showOwn, openFile, openReady } = props;
  const readFile = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file !== undefined) openFile(file);
    target.value = "";
  };
  return (
    <Panel title="Open another" name="open-another">
      <div className="buttons">
        <button type="button" onClick={showOwn}>
          Show this meter’s
        </button>
        <label className="file-button">
          Open a file
          <input type="file" accept=".json,application/json" onChange={readFile} />
        </label>
      </div>
      <ReadySessions open={openReady} />
    </Panel>
  );
}

/** Sessions: of this meter, of a file, or of the library, as test records. */
export function SessionPanel({ meterId }: { readonly meterId: string }) {
  const { open, show, showOwn, fresh, remark, said, run } = useOpenSession(meterId);
  const [tester, remember] = useTester();
  const back = useReturn(meterId, run);
  const beginning = useBegin(meterId, run, showOwn);
  const reporting = useReport({ tester, remember, fresh, run });
  const files = useSessionFiles({ show, fresh, run });
  const access = keptAccess();
  const play = usePlay({ openAt: back.openAt, run });
  return (
    <>
      <PlayerPanel meterId={meterId} rests={() => run(async () => (await showOwn()) && "")} />
      {open === undefined ? (
        <Said {...said} />
      ) : (
        <OpenSession
          open={open}
          isOwn={meterIdOf(open.session.start) === meterId}
          tester={tester}
          said={said}
          play={(isIssuedAnew) => play(open, isIssuedAnew ? access : undefined)}
          canIssueAnew={access !== undefined && open.session.issued !== undefined}
          report={() => reporting.report(open)}
          reportAsMarkdown={() => files.saveMarkdown(open)}
          save={() => files.save(open)}
          replay={() => files.replay(open)}
          begin={beginning.ask}
          openAt={(step) => run(() => back.openAt(open.session, step))}
          about={(about) => {
            remember(about.tester ?? tester);
            run(() => remark((session) => withAbout(session, about)));
          }}
          remark={(step, words) =>
            run(() => remark((session) => withRemarks(session, step, words)))
          }
          {...(back.undo === undefined ? {} : { undo: back.undo })}
        />
      )}
      <OpenAnother
        showOwn={() => run(async () => (await showOwn()) && "")}
        openFile={files.openFile}
        openReady={files.openReady}
      />
      {open === undefined ? null : (
        <Panel title="Tools" name="session-tools">
          <ShrinkForm
            session={open.session}
            shrunk={(session) => show({ name: `${open.name}, shrunk`, session, source: "file" })}
          />
        </Panel>
      )}
      {back.question}
      {beginning.question}
      {reporting.question}
    </>
  );
}
