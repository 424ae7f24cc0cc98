import { useState } from "react";
import { counted } from "../formats.ts";
import { Panel } from "../panel.tsx";
import { type AboutFields, AboutForm } from "./about-form.tsx";
import type { RemarkFields } from "./step-remarks.tsx";
import { StepThrough } from "./step-through.tsx";
import type { Open } from "./use-open-session.ts";

const SOURCES: Readonly<Record<Open["source"], string>> = {
  own: "this meter’s",
  file: "from a file",
  ready: "ready session",
};

interface OpenProps {
  readonly open: Open;
  /** Whether it is of the meter that the page is at. */
  readonly isOwn: boolean;
  readonly tester: string;
  readonly said: { readonly text: string; readonly isRefused: boolean };
  /** Plays it with its own codes, or with codes of the service that the page knows. */
  readonly play: (isIssuedAnew: boolean) => void;
  /** Whether the page knows a service that can issue its codes. */
  readonly canIssueAnew: boolean;
  readonly report: () => void;
  readonly reportAsMarkdown: () => void;
  readonly save: () => void;
  readonly replay: () => void;
  readonly begin: () => void;
  /** Brings a meter to how it stood after a step. */
  readonly openAt: (step: number) => void;
  readonly about: (about: AboutFields) => void;
  readonly remark: (step: number, said: RemarkFields) => void;
  readonly undo?: () => void;
}

/** Where playing begins, and whose codes are keyed. */
function PlayButton({ open, play, canIssueAnew }: OpenProps) {
  const [isWanted, want] = useState(true);
  const isIssuedAnew = canIssueAnew && isWanted;
  return (
    <div className="buttons">
      <button
        type="button"
        className="primary"
        disabled={open.session.steps.length === 0}
        onClick={() => play(isIssuedAnew)}
      >
        Play on the meter
      </button>
      {canIssueAnew ? (
        <label>
          <input
            type="checkbox"
            checked={isWanted}
            onChange={({ target }) => want(target.checked)}
          />{" "}
          with codes that the running service issues
        </label>
      ) : null}
    </div>
  );
}

function Actions({ open, report, reportAsMarkdown, save, replay, begin }: OpenProps) {
  return (
    <div className="buttons">
      <button type="button" onClick={report}>
        Report
      </button>
      <button type="button" onClick={reportAsMarkdown}>
        Report as Markdown
      </button>
      <button type="button" onClick={save}>
        Save as a file
      </button>
      <button type="button" onClick={replay}>
        Replay
      </button>
      {open.source === "own" ? (
        <button type="button" onClick={begin}>
          Begin a new one
        </button>
      ) : null}
    </div>
  );
}

/** What came of the last thing done, or why it was refused. */
export function Said({ text, isRefused }: OpenProps["said"]) {
  return (
    <p className={isRefused ? "said refused" : "said"} role="status" data-testid="session-said">
      {text}
    </p>
  );
}

/** The session that is open: reported, saved, replayed, stepped through, and what is said of it. */
export function OpenSession(props: OpenProps) {
  const { open, isOwn, said, tester, openAt, about, remark, undo } = props;
  const { name, session, source } = open;
  const count = counted(session.steps.length, "step");
  return (
    <Panel
      title="This session"
      name="sessions"
      aside={<span className="tag">{SOURCES[source]}</span>}
    >
      <p className="session-name">
        <strong>{name}</strong> <span data-testid="session-steps">{count}</span>
      </p>
      {session.description === undefined ? null : <p className="quiet">{session.description}</p>}
      <PlayButton {...props} />
      <Actions {...props} />
      <Said {...said} />
      {undo === undefined ? null : (
        <button type="button" onClick={undo}>
          Undo: bring it forward again
        </button>
      )}
      <AboutForm key={`about ${name}`} session={session} tester={tester} keep={about} />
      <StepThrough
        key={`${source} ${name}`}
        session={session}
        isOwn={isOwn}
        openAt={openAt}
        remark={remark}
      />
    </Panel>
  );
}
