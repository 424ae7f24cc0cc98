import type { components } from "@utrn-lab/client";
import { printCode } from "@utrn-lab/utrn";
import { type FormEvent, useState } from "react";
import { Link, useParams } from "react-router";
import { mayAct, useSignedIn } from "../session/signed-in.ts";
import { Field } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { changesOf, typedOf } from "./change.ts";
import { FuelField } from "./fuel-field.tsx";
import { KnownSettings } from "./known-settings.tsx";
import { faultsOf } from "./registration.ts";
import { Retirement } from "./retirement.tsx";

type Meter = components["schemas"]["MeterWithForecast"];
type Changed = components["schemas"]["ChangedMeter"];

/** What came of the change: with another key, which codes are dead. */
function Outcome({ changed }: { readonly changed: Changed }) {
  const dead = changed.deadCodeIds.length;
  return (
    <div className="notice" role="status">
      <p>Changed.</p>
      {dead === 0 ? null : (
        <p>
          {dead === 1 ? "One code that was" : `${dead} codes that were`} still open cannot be keyed
          any more: issue again what was paid for. Commission the meter with the floor{" "}
          {changed.lastCounter}.
        </p>
      )}
      {changed.warnings.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}

const TEXTS = [
  ["label", "Label", "What people call it; empty: nothing."],
  ["tags", "Tags", "Words to find it by, separated by commas."],
  [
    "lastCounter",
    "Last counter",
    "Only upwards: what others have issued for it. Needs an approver.",
  ],
] as const;

/** What is typed of a meter, and what came of asking for it. */
function useChange(meter: Meter) {
  const { api } = useSignedIn();
  const { mutate, data, error, isPending } = api.useMutation("patch", "/v1/meters/{meterId}");
  const [typed, setTyped] = useState(() => typedOf(meter));
  const [isSubmitted, setSubmitted] = useState(false);
  const faults = faultsOf(typed);
  const body = changesOf(meter, typed);
  const isUnchanged = Object.keys(body).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.keys(faults).length > 0 || isUnchanged) return;
    mutate({ params: { path: { meterId: meter.meterId } }, body });
  };
  return {
    ...{ typed, setTyped, submit, data, error, isPending },
    faults: isSubmitted ? faults : {},
    isUnchanged: isSubmitted && isUnchanged,
  };
}

/** What is registered of a meter, as a form. */
function ChangeForm({ meter }: { readonly meter: Meter }) {
  const { self } = useSignedIn();
  const { typed, setTyped, submit, data, error, isPending, faults, isUnchanged } = useChange(meter);
  const isApprover = mayAct(self, "approver");
  return (
    <form className="panel stack" onSubmit={submit}>
      <h2>What is registered</h2>
      <div className="field-row">
        {TEXTS.filter(([name]) => isApprover || name !== "lastCounter").map(
          ([name, label, hint]) => (
            <Field key={name} label={label} hint={hint} wrong={faults[name]}>
              {(marks) => (
                <input
                  {...marks}
                  autoComplete="off"
                  inputMode={name === "lastCounter" ? "numeric" : undefined}
                  value={typed[name]}
                  onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
                />
              )}
            </Field>
          ),
        )}
        <FuelField fuel={typed.fuel} choose={(fuel) => setTyped({ ...typed, fuel })} />
      </div>
      {isApprover ? (
        <Field
          label="Public key"
          hint="Renewed, or another meter’s: codes of the key before are dead then."
          wrong={faults.publicKey}
        >
          {(marks) => (
            <textarea
              {...marks}
              rows={4}
              spellCheck={false}
              value={typed.publicKey}
              onChange={({ target }) => setTyped({ ...typed, publicKey: target.value })}
            />
          )}
        </Field>
      ) : null}
      <ProblemNotice problem={error} />
      {data === undefined ? null : <Outcome changed={data} />}
      {data === undefined && isUnchanged ? (
        <p className="notice" role="status">
          Nothing here differs from what is registered.
        </p>
      ) : null}
      <div className="buttons">
        <button type="submit" className="primary" disabled={isPending}>
          Change it
        </button>
        <Link className="button" to={`/meters/${meter.meterId}`}>
          Back to the meter
        </Link>
      </div>
    </form>
  );
}

/** Changes a meter's registration, notes its settings, retires it or takes it back. */
export function ChangePage() {
  const { meterId = "" } = useParams();
  const { api } = useSignedIn();
  const { data: meter, error } = api.useQuery("get", "/v1/meters/{meterId}", {
    params: { path: { meterId } },
  });
  return (
    <Page title={`Change ${meter?.label ?? `meter ${printCode(meterId)}`}`}>
      <ProblemNotice problem={error} />
      {meter === undefined ? null : (
        <>
          <ChangeForm meter={meter} />
          <KnownSettings meterId={meterId} />
          <Retirement meter={meter} />
        </>
      )}
    </Page>
  );
}
