import { useState } from "react";
import { AskToBegin } from "./questions.tsx";
import { saveSession } from "./save-session.ts";
import { sessions } from "./session-calls.ts";

/** Begins a new session of a meter, after a question. */
export function useBegin(
  meterId: string,
  run: (what: () => Promise<string>) => void,
  showOwn: () => Promise<unknown>,
) {
  const [isAsked, setAsked] = useState(false);
  const begin = (isSaved: boolean) => {
    setAsked(false);
    run(async () => {
      if (isSaved) saveSession(`session-${meterId}`, await sessions.of(meterId));
      await sessions.begin(meterId);
      await showOwn();
      return "A new session begins here.";
    });
  };
  const question = isAsked ? (
    <AskToBegin
      cancel={() => setAsked(false)}
      begin={() => begin(false)}
      saveAndBegin={() => begin(true)}
    />
  ) : null;
  return { question, ask: () => setAsked(true) };
}
