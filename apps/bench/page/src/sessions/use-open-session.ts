import { useEffect, useState } from "react";
import { remarksOf } from "../../../server/sessions/remarks.ts";
import { reasonOf } from "../api.ts";
import { type Session, sessions } from "./session-calls.ts";

/** A session that is shown: of the meter that the page is at, of a file, or of the library. */
export interface Open {
  readonly name: string;
  readonly session: Session;
  readonly source: "own" | "file" | "ready";
}

/** What is said of the last thing done about sessions. */
interface Said {
  readonly text: string;
  readonly isRefused: boolean;
}

const NOTHING: Said = { text: "", isRefused: false };

/** The session of a meter as it is now. */
async function ownOf(meterId: string): Promise<Open> {
  const session = await sessions.of(meterId);
  return { name: session.title ?? `session-${meterId}`, session, source: "own" };
}

/** The open session, at first that of the meter, and what is said of the last thing done. */
export function useOpenSession(meterId: string) {
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [said, setSaid] = useState(NOTHING);
  const run = (what: () => Promise<string>) => {
    setSaid(NOTHING);
    what()
      .then((text) => setSaid({ text, isRefused: false }))
      .catch((error: unknown) => setSaid({ text: reasonOf(error), isRefused: true }));
  };
  useEffect(() => {
    ownOf(meterId).then(
      (own) => setOpen((now) => now ?? own),
      (error: unknown) => setSaid({ text: reasonOf(error), isRefused: true }),
    );
  }, [meterId]);

  const show = (next: Open): Open => {
    setOpen(next);
    return next;
  };
  /** What is open, as it is now: a meter's own session has gone on since it was shown. */
  const fresh = async (shown: Open): Promise<Open> =>
    shown.source === "own" ? show(await ownOf(meterId)) : shown;
  /** Says something of the open session: of a meter's own it is kept at the bench. */
  const remark = async (change: (session: Session) => Session): Promise<string> => {
    if (open === undefined) return "";
    const now = await fresh(open);
    const session = change(now.session);
    if (now.source === "own") await sessions.remark(meterId, remarksOf(session));
    show({ ...now, name: session.title ?? now.name, session });
    return now.source === "own"
      ? "Kept with the session."
      : "Kept here: save the session as a file to keep it for good.";
  };
  return { open, show, showOwn: async () => show(await ownOf(meterId)), fresh, remark, said, run };
}
