import { type FormEvent, useState } from "react";
import { reasonOf } from "../api.ts";
import { REFUSAL_WORDS } from "../refusal-words.ts";
import { type Session, sessions } from "./session-calls.ts";

interface ShrinkProps {
  readonly session: Session;
  readonly shrunk: (session: Session) => void;
}

/** Looks for the fewest steps that still show a refusal. */
export function ShrinkForm({ session, shrunk }: ShrinkProps) {
  const [said, setSaid] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason"));
    setSaid("Trying …");
    sessions
      .shrink(session, { reason })
      .then(({ session: fewer, stepsBefore, stepsAfter, isMinimal }) => {
        const bound = isMinimal ? "" : "; the bound of work was reached first";
        setSaid(`${stepsBefore} steps became ${stepsAfter}${bound}.`);
        shrunk(fewer);
      })
      .catch((error: unknown) => setSaid(reasonOf(error)));
  };
  return (
    <form className="buttons" onSubmit={submit}>
      <label>
        Fewest steps that still end a code in{" "}
        <select name="reason">
          {Object.entries(REFUSAL_WORDS).map(([reason, { title }]) => (
            <option key={reason} value={reason}>
              {title.toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Shrink</button>
      <output className="quiet">{said}</output>
    </form>
  );
}
