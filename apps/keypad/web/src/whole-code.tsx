import { type FormEvent, useState } from "react";
import { bench, type Place } from "./api.ts";
import { words } from "./words.ts";

/** Does something at the bench; the page says what the bench refused. */
export type Run = (what: () => Promise<unknown>) => void;

/** A code entered in one go: pasted, or as a PPMID would send it. */
export function WholeCode({ meterId, run }: { readonly meterId: string; readonly run: Run }) {
  const [code, setCode] = useState("");
  const [via, setVia] = useState<Place>("ppmid");
  const [answer, setAnswer] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      setAnswer("");
      const result = await bench.code(meterId, code.replace(/[ -]/g, ""), via);
      setAnswer(
        result.result === "applied" ? "Applied" : `Rejected: ${words(result.reason ?? "")}`,
      );
    });
  };
  return (
    <form className="desk-row" onSubmit={submit}>
      <label className="desk-label" htmlFor="pasted-code">
        Whole code
      </label>
      <div className="buttons">
        <input
          id="pasted-code"
          inputMode="numeric"
          autoComplete="off"
          placeholder="20, 40 or 60 digits"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <label>
          <span className="for-screen-readers">Where it is entered</span>
          <select value={via} onChange={({ target }) => setVia(target.value as Place)}>
            <option value="ppmid">at the PPMID</option>
            <option value="keypad">at the keypad</option>
          </select>
        </label>
        <button type="submit" disabled={code === ""}>
          Enter
        </button>
        <output className="quiet">{answer}</output>
      </div>
    </form>
  );
}
