import { useState } from "react";
import { reasonOf } from "../api.ts";
import { counted } from "../formats.ts";
import type { Session } from "./session-calls.ts";

interface Open {
  readonly name: string;
  readonly session: Session;
}

/** What is said of the last thing done about sessions. */
interface Said {
  readonly text: string;
  readonly isRefused: boolean;
}

const NOTHING: Said = { text: "", isRefused: false };

/** The open session, and what is said of the last thing done about sessions. */
export function useOpenSession() {
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [said, setSaid] = useState(NOTHING);
  const run = (what: () => Promise<string>) => {
    setSaid(NOTHING);
    what()
      .then((text) => setSaid({ text, isRefused: false }))
      .catch((error: unknown) => setSaid({ text: reasonOf(error), isRefused: true }));
  };
  const show = (otherwise: string, session: Session) => {
    const name = session.title ?? otherwise;
    setOpen({ name, session });
    return `${name}: ${counted(session.steps.length, "step")}.`;
  };
  return { open, setOpen, said, run, show };
}
