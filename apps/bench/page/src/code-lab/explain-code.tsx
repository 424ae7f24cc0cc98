import { stripPrinting } from "@utrn-lab/utrn";
import { type FormEvent, useState } from "react";
import { bench, type Explanation, reasonOf } from "../api.ts";
import { Panel } from "../panel.tsx";
import { Explained } from "./explained.tsx";

interface Answer {
  readonly code: string;
  readonly explanation: Explanation;
}

/** A code taken apart: pasted or typed, nothing of it is entered. */
export function ExplainCode({ meterId }: { readonly meterId: string }) {
  const [code, setCode] = useState("");
  const [answer, setAnswer] = useState<Answer | undefined>(undefined);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefused(undefined);
    bench
      .explain(meterId, code)
      .then((explanation) => setAnswer({ code: stripPrinting(code), explanation }))
      .catch((error: unknown) => {
        setAnswer(undefined);
        setRefused(reasonOf(error));
      });
  };
  return (
    <Panel title="Explain this code" name="explain">
      <form className="one-line" onSubmit={submit}>
        <input
          aria-label="Code to explain"
          inputMode="numeric"
          autoComplete="off"
          placeholder="A code, or a confirmation code"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <button type="submit" className="primary" disabled={code.trim() === ""}>
          Explain
        </button>
      </form>
      <p className="quiet">Nothing is entered: the meter stays as it is.</p>
      <div aria-live="polite" data-testid="explained">
        {refused === undefined ? null : <p className="refused">{refused}</p>}
        {answer === undefined ? null : <Explained {...answer} />}
      </div>
    </Panel>
  );
}
