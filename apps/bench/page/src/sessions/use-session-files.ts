import { replayWords } from "../../../server/sessions/register-words.ts";
import { readJsonFile } from "../json-file.ts";
import { saveSession } from "./save-session.ts";
import { type Session, sessions } from "./session-calls.ts";
import { saveReport } from "./show-report.ts";
import type { Open } from "./use-open-session.ts";

interface FilesProps {
  readonly show: (open: Open) => Open;
  readonly fresh: (open: Open) => Promise<Open>;
  readonly run: (what: () => Promise<string>) => void;
}

/** What goes out of a session as a file, what comes in as one, and its replay. */
export function useSessionFiles({ show, fresh, run }: FilesProps) {
  /** Does something with what is open, as it is by then. */
  const withFresh = (open: Open, act: (now: Open) => Promise<string>) =>
    run(async () => act(await fresh(open)));
  return {
    save: (open: Open) =>
      withFresh(open, async ({ name, session }) => {
        saveSession(name, session);
        return "Saved as a file.";
      }),
    saveMarkdown: (open: Open) => withFresh(open, ({ name, session }) => saveReport(name, session)),
    replay: (open: Open) =>
      withFresh(open, async ({ session }) => replayWords(await sessions.replay(session))),
    openFile: (file: File) =>
      run(async () => {
        const read = await readJsonFile(file);
        const words = replayWords(await sessions.replay(read));
        // The bench has read and replayed it, and so it is one.
        const session = read as Session;
        show({ name: session.title ?? file.name, session, source: "file" });
        return words;
      }),
    openReady: (name: string) =>
      run(async () => {
        const session = await sessions.readyOne(name);
        show({ name: session.title ?? name, session, source: "ready" });
        return "";
      }),
  };
}
