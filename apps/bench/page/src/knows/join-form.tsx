import { plainHex } from "@utrn-lab/utrn/checks";
import { type FormEvent, useState } from "react";
import { bench, RefusedError, reasonOf, type View } from "../api.ts";
import { Field } from "../meters/field.tsx";
import {
  EUI_WORDS,
  euiOf,
  type FieldCheck,
  type FormProblem,
  isEui,
  isInstallCode,
  problemsIn,
  typedIn,
  whereTyped,
} from "../meters/form-checks.ts";
import { useWhenBack } from "../use-when-back.ts";

const REASONS: Readonly<Record<string, string>> = {
  window_closed: "The network is closed: enter a code that opens it first.",
  window_for_another_kind: "The network is open for another kind of device.",
  install_code_unknown:
    "The meter has no install code for this device: they are given when a meter is made.",
  install_code_wrong: "The install code is not the one that the meter was given.",
  power_off: "The meter has no power.",
};

const CHECKS: readonly FieldCheck[] = [
  { field: "eui", problemOf: (typed) => (isEui(typed) ? undefined : EUI_WORDS) },
  {
    field: "installCode",
    problemOf: whereTyped(isInstallCode, "An install code has 12 to 32 hex digits, two a byte."),
  },
];

function deviceOf(form: FormData) {
  const installCode = plainHex(typedIn(form, "installCode"));
  return {
    eui: euiOf(typedIn(form, "eui")),
    kind: typedIn(form, "kind"),
    ...(installCode === "" ? {} : { installCode }),
  };
}

/** A device asks to join, and the meter's answer in words. */
export function JoinForm({ view }: { readonly view: View }) {
  const [answer, setAnswer] = useState("");
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  useWhenBack(() => setAnswer(""));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wrong = problemsIn(form, CHECKS);
    setProblems(wrong);
    setAnswer("");
    if (wrong.length > 0) {
      event.currentTarget.querySelector<HTMLElement>(`[name="${wrong[0]?.field}"]`)?.focus();
      return;
    }
    try {
      const { joined, reason } = await bench.join(view.meterId, deviceOf(form));
      setAnswer(joined ? "Joined." : `Did not join. ${REASONS[reason ?? ""] ?? reason}`);
    } catch (error) {
      const field = error instanceof RefusedError ? error.field : undefined;
      if (field === undefined) setAnswer(reasonOf(error));
      else setProblems([{ field, message: reasonOf(error) }]);
    }
  };
  return (
    <form className="join" onSubmit={submit} aria-label="Install and join a device" noValidate>
      <div className="form-grid">
        <Field label="Device EUI-64" problems={problems}>
          <input name="eui" autoComplete="off" placeholder="00db1234000000aa" />
        </Field>
        <Field label="Kind" problems={problems}>
          <select name="kind">
            <option value="ppmid">PPMID</option>
            <option value="ihd">IHD</option>
            <option value="cad">CAD</option>
          </select>
        </Field>
        <Field label="Install code" hint="12 to 32 hex digits" problems={problems}>
          <input name="installCode" autoComplete="off" />
        </Field>
      </div>
      <div className="buttons">
        <button type="submit">Join</button>
        <output className="quiet">{answer}</output>
      </div>
    </form>
  );
}
