import { type FormEvent, useState } from "react";
import { bench, type Run } from "../api.ts";
import { REFUSAL_WORDS } from "../refusal-words.ts";

/** A code pasted in one go, as if its digits had been pressed at the keypad. */
export function WholeCode({ meterId, run }: { readonly meterId: string; readonly run: Run }) {
  const [code, setCode] = useState("");
  const [answer, setAnswer] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAnswer("");
    run(async () => {
      const outcome = await bench.code(meterId, code, "keypad");
      setAnswer(
        outcome.result === "applied"
          ? "Applied"
          : `Rejected: ${REFUSAL_WORDS[outcome.reason].title.toLowerCase()}`,
      );
    });
  };
  return (
    <form className="whole-code" onSubmit={submit}>
      <p>
        <label htmlFor="pasted-code">Whole code</label>
        <output>{answer}</output>
      </p>
      <div className="buttons">
        <input
          id="pasted-code"
          inputMode="numeric"
          autoComplete="off"
          placeholder="Paste 20, 40 or 60 digits"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <button type="submit" className="primary" disabled={code.trim() === ""}>
          Enter at the keypad
        </button>
      </div>
    </form>
  );
}
