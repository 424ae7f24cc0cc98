import type { FormEvent } from "react";
import type { Session } from "./session-calls.ts";

/** A text of a form without blanks at its ends; undefined where there is none. */
export function textOf(form: FormData, name: string): string | undefined {
  const text = String(form.get(name) ?? "").trim();
  return text === "" ? undefined : text;
}

const FIELDS = [
  ["title", "Title", "What is tested"],
  ["description", "Purpose", "What it is to show"],
  ["tester", "Tester", "Who tests"],
] as const;

const LENGTHS_MAX = { title: 1_000, description: 1_000, tester: 200 } as const;

/** What the form says; undefined where a field is empty. */
export type AboutFields = Readonly<Record<"title" | "description" | "tester", string | undefined>>;

/** What a session is about, as its report begins with it. */
export function AboutForm(props: {
  readonly session: Session;
  readonly tester: string;
  readonly keep: (about: AboutFields) => void;
}) {
  const { session, tester, keep } = props;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    keep({
      title: textOf(form, "title"),
      description: textOf(form, "description"),
      tester: textOf(form, "tester"),
    });
  };
  const shown = { tester, ...session };
  return (
    <details className="about-record">
      <summary>Title, purpose, tester</summary>
      <form onSubmit={submit}>
        {FIELDS.map(([name, label, hint]) => (
          <label key={name} className="stacked">
            {label}
            <input
              name={name}
              maxLength={LENGTHS_MAX[name]}
              placeholder={hint}
              defaultValue={shown[name] ?? ""}
            />
          </label>
        ))}
        <div className="buttons">
          <button type="submit">Keep them</button>
        </div>
      </form>
    </details>
  );
}
