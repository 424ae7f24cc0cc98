import { type ChangeEvent, useState } from "react";
import { reasonOf } from "../api.ts";
import { readJsonFile } from "../json-file.ts";
import { goTo } from "../meters/use-meters.ts";
import { Panel } from "../panel.tsx";
import { saveFile } from "../save-file.ts";
import { ReadySessions } from "./ready-sessions.tsx";
import { type Replayed, type Session, sessions } from "./session-calls.ts";
import { ShrinkForm } from "./shrink-form.tsx";
import { StepThrough } from "./step-through.tsx";

interface Open {
  readonly name: string;
  readonly session: Session;
}

function replayWords({ same, steps, difference }: Replayed): string {
  if (same) return `Replayed ${steps} steps: every result was the same.`;
  const where = difference?.step == null ? "At the end" : `At step ${difference.step}`;
  const paths = (difference?.differences ?? []).map(({ path }) => path).join(", ");
  return `${where} the replay differs: ${paths}.`;
}

function nameOf(session: Session, otherwise: string): string {
  return session.title ?? otherwise;
}

/** What the buttons over an open session do. */
function useOpenSession() {
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [said, setSaid] = useState("");
  const run = (what: () => Promise<string>) => {
    setSaid("");
    what()
      .catch(reasonOf)
      .then((words) => setSaid(words));
  };
  const show = (name: string, session: Session) => {
    setOpen({ name: nameOf(session, name), session });
    const { length } = session.steps;
    return `${nameOf(session, name)}: ${length === 1 ? "1 step" : `${length} steps`}.`;
  };
  return { open, setOpen, said, run, show };
}

/** Sessions: what was done to this meter, a file, or one of the library; saved, replayed, stepped through. */
export function SessionPanel({ meterId }: { readonly meterId: string }) {
  const { open, setOpen, said, run, show } = useOpenSession();
  const readFile = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    run(async () => {
      const session = await readJsonFile(file);
      const words = replayWords(await sessions.replay(session));
      // The bench has replayed it, and so it is one.
      show(file.name, session as Session);
      return words;
    });
    target.value = "";
  };
  const save = () => {
    if (open === undefined) return;
    const text = `${JSON.stringify(open.session, null, 2)}\n`;
    saveFile(`${open.name.toLowerCase().replace(/\W+/g, "-")}.json`, "application/json", text);
  };
  return (
    <>
      <Panel title="Sessions" name="sessions">
        <p className="quiet">Everything done to this meter is recorded.</p>
        <div className="buttons">
          <button
            type="button"
            className="primary"
            onClick={() => run(async () => show(`session-${meterId}`, await sessions.of(meterId)))}
          >
            Show this meter’s
          </button>
          <label className="file-button">
            Open a file
            <input type="file" accept=".json,application/json" onChange={readFile} />
          </label>
          <button
            type="button"
            onClick={() =>
              run(async () => {
                await sessions.begin(meterId);
                setOpen(undefined);
                return "A new session begins here.";
              })
            }
          >
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
        <p className="quiet" role="status" data-testid="session-said">
          {said}
        </p>
        {open === undefined ? null : (
          <>
            <h3>{open.name}</h3>
            <div className="buttons">
              <button type="button" onClick={save}>
                Save as a file
              </button>
              <button
                type="button"
                onClick={() => run(async () => replayWords(await sessions.replay(open.session)))}
              >
                Replay
              </button>
            </div>
            <ShrinkForm
              session={open.session}
              shrunk={(session) => setOpen({ name: `${open.name}, shrunk`, session })}
            />
            <StepThrough
              key={open.name}
              session={open.session}
              openAt={(step) =>
                run(async () => {
                  const view = await sessions.open(open.session, step);
                  goTo(view.meterId);
                  return "";
                })
              }
            />
          </>
        )}
      </Panel>
      <ReadySessions open={(name) => run(async () => show(name, await sessions.readyOne(name)))} />
    </>
  );
}
