import type { paths } from "@utrn-lab/client";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { amountOf, PoundsField, typedAmount } from "../ui/pounds-field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { CommandBoxes, DaySums, type TypedLimits } from "./limit-fields.tsx";

type Limits =
  paths["/v1/limits"]["get"]["responses"][200]["content"]["application/json"]["items"][number];

function typedOf({ commands, amountPenceMax, keyPencePerDay, meterPencePerDay }: Limits) {
  return {
    commands: commands ?? COMMAND_TYPES,
    amount: typedAmount(amountPenceMax),
    keySum: typedAmount(keyPencePerDay),
    meterSum: typedAmount(meterPencePerDay),
  };
}

/** What to ask for; undefined where an amount is none. */
function bodyOf({ commands, amount, keySum, meterSum }: TypedLimits) {
  const [amountPenceMax, keyPencePerDay, meterPencePerDay] = [amount, keySum, meterSum].map(
    amountOf,
  );
  if (amountPenceMax === undefined) return undefined;
  if (keyPencePerDay === undefined || meterPencePerDay === undefined) return undefined;
  const isEvery = commands.length === COMMAND_TYPES.length;
  return {
    commands: isEvery ? null : [...commands],
    amountPenceMax,
    keyPencePerDay,
    meterPencePerDay,
  };
}

/** Says whether the change holds, or waits. */
export function Held({ isAwaited }: { readonly isAwaited: boolean }) {
  return (
    <p role="status" className="notice">
      {isAwaited
        ? "This lets more pass than before: it holds once another person approves it (Approvals)."
        : "It holds from now on."}
    </p>
  );
}

interface FormProps {
  readonly limits: Limits;
  readonly isBusy: boolean;
  readonly ask: (body: NonNullable<ReturnType<typeof bodyOf>>) => void;
}

function LimitsForm({ limits, isBusy, ask }: FormProps) {
  const [typed, setTyped] = useState<TypedLimits>(() => typedOf(limits));
  const set = (more: Partial<TypedLimits>) => setTyped({ ...typed, ...more });
  const body = bodyOf(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body !== undefined) ask(body);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <CommandBoxes
        legend="Commands that it may issue"
        chosen={typed.commands}
        choose={(commands) => set({ commands })}
      />
      <div className="field-row">
        <PoundsField
          label="A code (£)"
          hint="The most that one code gives, charges or lends, its commands together."
          typed={typed.amount}
          type={(amount) => set({ amount })}
        />
        <DaySums typed={typed} set={set} />
      </div>
      <div className="buttons">
        <button type="submit" disabled={isBusy || body === undefined}>
          Set the limits
          <span className="for-screen-readers"> of the role {limits.role}</span>
        </button>
      </div>
    </form>
  );
}

/** The limits of one role, and what came of setting them. */
function LimitsOf({ limits }: { readonly limits: Limits }) {
  const { api } = useSignedIn();
  const { mutate, data, error, isPending } = api.useMutation("put", "/v1/limits/{role}");
  const { role } = limits;
  return (
    <details>
      <summary>{role}</summary>
      <LimitsForm
        // What was set, or approved since, is shown anew.
        key={JSON.stringify(limits)}
        limits={limits}
        isBusy={isPending}
        ask={(body) => mutate({ params: { path: { role } }, body })}
      />
      <ProblemNotice problem={error} />
      {data === undefined ? null : <Held isAwaited={"status" in data} />}
    </details>
  );
}

/** What each role may issue. */
export function RoleLimits() {
  const { api } = useSignedIn();
  const { data, error } = api.useQuery("get", "/v1/limits");
  return (
    <section className="panel" aria-label="Limits">
      <h2>Limits of what a role issues</h2>
      <p className="quiet">
        A limit that is lowered holds at once. One that is raised waits for a second person.
      </p>
      <ProblemNotice problem={error} />
      {data?.items.map((limits) => (
        <LimitsOf key={limits.role} limits={limits} />
      ))}
    </section>
  );
}
