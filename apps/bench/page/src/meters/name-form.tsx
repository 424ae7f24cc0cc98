import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { bench, reasonOf, type View } from "../api.ts";
import { useWhenBack } from "../use-when-back.ts";
import { LABEL_MAX } from "./meter-name.ts";

interface NameFormProps {
  readonly view: Pick<View, "meterId" | "label">;
  /** Called when the meter has its name, or keeps the one it had. */
  readonly done: () => void;
}

/** Names a meter where its name stands: Enter takes it, Escape leaves it as it was. */
export function NameForm({ view: { meterId, label }, done }: NameFormProps) {
  const [typed, setTyped] = useState(label);
  const [refused, setRefused] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useWhenBack(() => setRefused(undefined));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bench.name(meterId, typed.trim()).then(done, (error: unknown) => setRefused(reasonOf(error)));
  };
  const leave = ({ key }: KeyboardEvent) => {
    if (key === "Escape") done();
  };
  return (
    <form className="name-form" onSubmit={submit} onKeyDown={leave}>
      <input
        ref={field}
        aria-label={`Name of meter ${meterId}`}
        maxLength={LABEL_MAX}
        placeholder="A name, or nothing"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="small">
        Save
      </button>
      <button type="button" className="small" onClick={done}>
        Cancel
      </button>
      {refused === undefined ? null : (
        <p className="refused" role="alert">
          {refused}
        </p>
      )}
    </form>
  );
}
