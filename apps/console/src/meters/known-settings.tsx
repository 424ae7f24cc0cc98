import { type FormEvent, useState } from "react";
import { useSignedIn } from "../session/signed-in.ts";
import { amountOf, PoundsField, typedAmount } from "../ui/pounds-field.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";

interface Known {
  readonly maxCreditPence: number | null;
  readonly maxBalancePence: number | null;
}

interface FormProps {
  readonly known: Known;
  readonly isBusy: boolean;
  readonly note: (known: { maxCreditPence?: number; maxBalancePence?: number }) => void;
}

function SettingsForm({ known, isBusy, note }: FormProps) {
  const [credit, setCredit] = useState(() => typedAmount(known.maxCreditPence));
  const [balance, setBalance] = useState(() => typedAmount(known.maxBalancePence));
  const [maxCreditPence, maxBalancePence] = [amountOf(credit), amountOf(balance)];
  const isWrong = maxCreditPence === undefined || maxBalancePence === undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note({
      ...(typeof maxCreditPence === "number" ? { maxCreditPence } : {}),
      ...(typeof maxBalancePence === "number" ? { maxBalancePence } : {}),
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field-row">
        <PoundsField
          label="Most credit in one code (£)"
          hint="The meter’s maximum credit threshold; not known: £200.00 is assumed."
          typed={credit}
          type={setCredit}
        />
        <PoundsField
          label="Most balance (£)"
          hint="Its maximum meter balance threshold; not known: £1,000.00 is assumed."
          typed={balance}
          type={setBalance}
        />
      </div>
      <div className="buttons">
        <button type="submit" disabled={isBusy || isWrong}>
          Note the settings
        </button>
      </div>
    </form>
  );
}

/** What is known of a meter's settings: warnings go by it. */
export function KnownSettings({ meterId }: { readonly meterId: string }) {
  const { api } = useSignedIn();
  const params = { path: { meterId } };
  const { data, error } = api.useQuery("get", "/v1/meters/{meterId}/settings", { params });
  const noting = api.useMutation("put", "/v1/meters/{meterId}/settings");
  return (
    <section className="panel" aria-label="Settings">
      <h2>What is known of its settings</h2>
      <ProblemNotice problem={error ?? noting.error} />
      {data === undefined ? null : (
        <SettingsForm
          key={JSON.stringify(data)}
          known={data}
          isBusy={noting.isPending}
          note={(body) => noting.mutate({ params, body })}
        />
      )}
      {noting.data === undefined ? null : <p role="status">Noted.</p>}
    </section>
  );
}
