import { type FormEvent, type ReactElement, useState } from "react";
import { bench, RefusedError, reasonOf } from "../api.ts";
import { useWhenBack } from "../use-when-back.ts";
import { Field } from "./field.tsx";
import type { FormProblem } from "./form-checks.ts";
import { fieldOf, meterOf, problemsOf } from "./meter-form.ts";
import { LABEL_MAX } from "./meter-name.ts";
import { goTo } from "./use-meters.ts";

function problemOf(error: unknown): FormProblem {
  const field = error instanceof RefusedError ? fieldOf(error.field ?? "meterId") : "";
  return { field, message: reasonOf(error) };
}

const FIELDS: readonly {
  readonly label: string;
  readonly hint?: string;
  readonly input: ReactElement<{ name: string; id?: string }>;
}[] = [
  {
    label: "Name",
    hint: "what people call it; may be empty",
    input: <input name="label" autoComplete="off" maxLength={LABEL_MAX} />,
  },
  {
    label: "EUI-64",
    hint: "16 hex digits; empty: one is drawn",
    input: <input name="meterId" autoComplete="off" spellCheck={false} />,
  },
  {
    label: "Seed of its key",
    hint: "the same seed, the same key; empty: random",
    input: <input name="seed" autoComplete="off" />,
  },
  {
    label: "Fuel",
    input: (
      <select name="fuel">
        <option value="electricity">Electricity</option>
        <option value="gas">Gas</option>
      </select>
    ),
  },
  {
    label: "Payment mode",
    input: (
      <select name="mode">
        <option value="prepayment">Prepayment</option>
        <option value="credit">Credit</option>
      </select>
    ),
  },
  {
    label: "Time (UTC)",
    hint: "empty: now",
    input: <input name="time" type="datetime-local" step={1} />,
  },
  {
    label: "Clock",
    input: (
      <select name="clock">
        <option value="running">Runs in real time</option>
        <option value="manual">Moved by hand</option>
      </select>
    ),
  },
  {
    label: "Opening balance (£)",
    hint: "empty: £0.00",
    input: <input name="meterBalance" inputMode="decimal" autoComplete="off" />,
  },
  {
    label: "Emergency credit limit (£)",
    hint: "empty: £10.00",
    input: <input name="emergencyLimit" inputMode="decimal" autoComplete="off" />,
  },
  {
    label: "Install codes",
    hint: "one device a line: EUI-64, a space, the code in hex",
    input: <textarea name="installCodes" rows={3} spellCheck={false} />,
  },
  {
    label: "More settings (JSON)",
    hint: 'any of the settings by name: {"debt": {"payment": 3200000}}',
    input: <textarea name="more" rows={3} spellCheck={false} />,
  },
];

/** Makes a meter; what is left empty is as in a new meter (meter.md 2). */
export function NewMeterForm({ cancel }: { readonly cancel: () => void }) {
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  useWhenBack(() => setProblems([]));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const refuse = (found: readonly FormProblem[]) => {
      setProblems(found);
      form.querySelector<HTMLElement>(`[name="${found[0]?.field}"]`)?.focus();
    };
    const wrong = problemsOf(data);
    if (wrong.length > 0) return refuse(wrong);
    try {
      const { meterId } = await bench.make(meterOf(data));
      goTo(meterId);
    } catch (error) {
      refuse([problemOf(error)]);
    }
  };
  return (
    <form
      className="panel new-meter"
      onSubmit={submit}
      aria-labelledby="new-meter-title"
      noValidate
    >
      <h2 id="new-meter-title">Make a meter</h2>
      <div className="form-grid">
        {FIELDS.map(({ label, hint, input }) => (
          <Field key={label} label={label} hint={hint} problems={problems}>
            {input}
          </Field>
        ))}
      </div>
      {problems
        .filter(({ field }) => field === "")
        .map(({ message }) => (
          <p key={message} className="refused" role="alert">
            {message}
          </p>
        ))}
      <div className="buttons">
        <button type="submit" className="primary">
          Make the meter
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
