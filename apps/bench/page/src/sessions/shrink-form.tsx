import { type FormEvent, useState } from "react";
import { reasonOf } from "../api.ts";
import { type Session, sessions } from "./session-calls.ts";
import { expectationOf, GOALS, type GoalName, goalOf, isGoal } from "./shrink-goals.ts";

interface ShrinkProps {
  readonly session: Session;
  readonly shrunk: (session: Session) => void;
}

/** One of what a goal allows, or what is typed. */
function GoalValue({ name }: { readonly name: GoalName }) {
  const { choices, pattern, example } = goalOf(name);
  if (choices === undefined) {
    return (
      <input name="value" aria-label="Which" required pattern={pattern} placeholder={example} />
    );
  }
  return (
    <select name="value" aria-label="Which">
      {Object.entries(choices).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Looks for the fewest steps that still show what the tester is after. */
export function ShrinkForm({ session, shrunk }: ShrinkProps) {
  const [goal, setGoal] = useState<GoalName>("reason");
  const [said, setSaid] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get("value"));
    setSaid("Trying …");
    sessions
      .shrink(session, expectationOf(goal, value))
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
        Fewest steps that still show{" "}
        <select value={goal} onChange={({ target: { value } }) => isGoal(value) && setGoal(value)}>
          {Object.entries(GOALS).map(([name, { label }]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <GoalValue key={goal} name={goal} />
      <button type="submit">Shrink</button>
      <output className="quiet">{said}</output>
    </form>
  );
}
