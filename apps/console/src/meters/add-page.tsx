import { printCode } from "@utrn-lab/utrn";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { useSignedIn } from "../session/signed-in.ts";
import { Field } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { FuelField } from "./fuel-field.tsx";
import { bodyOf, faultsOf, NO_REGISTRATION, type TypedRegistration } from "./registration.ts";

const TEXTS = [
  [
    "meterId",
    "EUI-64",
    "16 hex digits, as printed on the meter: hyphens and spaces do not matter.",
  ],
  ["label", "Label (optional)", "What people call it: 12 Acacia Avenue."],
  ["tags", "Tags (optional)", "Words to find it by, separated by commas."],
  [
    "lastCounter",
    "Last counter (optional)",
    "The floor it was commissioned with, where another supplier issued for it before.",
  ],
] as const;

interface FieldsProps {
  readonly typed: TypedRegistration;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly set: (more: Partial<TypedRegistration>) => void;
}

function Fields({ typed, faults, set }: FieldsProps) {
  return (
    <>
      <div className="field-row">
        {TEXTS.map(([name, label, hint]) => (
          <Field key={name} label={label} hint={hint} wrong={faults[name]}>
            {(marks) => (
              <input
                {...marks}
                autoComplete="off"
                spellCheck={false}
                value={typed[name]}
                onChange={({ target }) => set({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
        <FuelField fuel={typed.fuel} choose={(fuel) => set({ fuel })} />
      </div>
      <Field
        label="Public key"
        hint="The meter’s key agreement key: 130 hex digits, or a PEM certificate or public key."
        wrong={faults.publicKey}
      >
        {(marks) => (
          <textarea
            {...marks}
            rows={5}
            spellCheck={false}
            value={typed.publicKey}
            onChange={({ target }) => set({ publicKey: target.value })}
          />
        )}
      </Field>
    </>
  );
}

const NO_FAULTS = {};

/** Registers a meter. */
export function AddPage() {
  const { api } = useSignedIn();
  const { mutate, data, error, isPending } = api.useMutation("post", "/v1/meters");
  const [typed, setTyped] = useState(NO_REGISTRATION);
  const [isSubmitted, setSubmitted] = useState(false);
  const faults = faultsOf(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.keys(faults).length > 0) return;
    const begin = () => {
      setTyped(NO_REGISTRATION);
      setSubmitted(false);
    };
    mutate({ body: bodyOf(typed) }, { onSuccess: begin });
  };
  return (
    <Page title="Add a meter">
      <form className="panel stack" noValidate onSubmit={submit}>
        <Fields
          typed={typed}
          faults={isSubmitted ? faults : NO_FAULTS}
          set={(more) => setTyped({ ...typed, ...more })}
        />
        <ProblemNotice problem={error} />
        {data === undefined ? null : (
          <div className="notice" role="status">
            <Link to={`/meters/${data.meterId}`}>{printCode(data.meterId)}</Link> is registered.
            {data.warnings.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
        <div className="buttons">
          <button type="submit" className="primary" disabled={isPending}>
            Register the meter
          </button>
        </div>
      </form>
    </Page>
  );
}
