import { printCode } from "@utrn-lab/utrn";
import type { ReactNode } from "react";
import type { View } from "../api.ts";
import { DEBT_NAMES, money, movement } from "../formats.ts";
import type { Changes } from "./changes.ts";

function emergencyState({ active, offered }: View["emergencyCredit"]): string {
  if (active) return "in use";
  return offered ? "offered, page 7" : "not offered";
}

/** One of the things that the strip tells, with its name above it. */
function Told({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="told">
      <h3>{name}</h3>
      {children}
    </div>
  );
}

function EmergencyCredit({ credit }: { readonly credit: View["emergencyCredit"] }) {
  const isThere = credit.active || credit.offered;
  return (
    <Told name="Emergency credit">
      <p>
        {money(credit.remainingMillipence)} left of {money(credit.limitMillipence)}
      </p>
      <p className="told-line">
        <meter
          min={0}
          max={Math.max(1, credit.limitMillipence)}
          value={credit.remainingMillipence}
          aria-label="Emergency credit left"
        />
        <span className={isThere ? "tag tag-amber" : "tag"}>{emergencyState(credit)}</span>
      </p>
    </Told>
  );
}

const DEBTS = ["accumulated", "time_1", "time_2", "payment"] as const;

/** What is owed, by debt; those of nothing are one line together. */
function Debts({ debts }: { readonly debts: View["debts"] }) {
  const owed = DEBTS.filter((debt) => debts[debt] !== 0);
  return (
    <Told name="Debts">
      {owed.length === 0 ? <p>None</p> : null}
      <dl>
        {owed.map((debt) => (
          <div key={debt}>
            <dt>{DEBT_NAMES[debt]}</dt>
            <dd>{money(debts[debt])}</dd>
          </div>
        ))}
      </dl>
    </Told>
  );
}

/** By how much the last event moved the balance. */
function Moved({ changes }: { readonly changes: Changes }) {
  const { before, after } = changes.get("Meter balance") ?? {};
  if (typeof before?.value !== "number" || typeof after?.value !== "number") return null;
  return <ins>{movement(before.value, after.value)}</ins>;
}

/**
 * What the customer asks first, in one strip: the balance, whether there is supply, what is owed,
 * and the code to read out.
 */
export function Account({ view, changes }: { readonly view: View; readonly changes: Changes }) {
  const { balanceMillipence, lastConfirmationCode: confirmation } = view;
  return (
    <section className="panel panel-balance" aria-labelledby="panel-balance">
      <div className="account">
        <div className="told" data-testid="balance">
          <h2 id="panel-balance">
            Balance <Moved changes={changes} />
          </h2>
          <p className={balanceMillipence < 0 ? "balance owing" : "balance"}>
            {money(balanceMillipence)}
          </p>
          <p className="told-line">
            <span className={`tag supply-${view.supply}`}>supply {view.supply}</span>
            {view.mode === "credit" ? <span className="tag">credit mode</span> : null}
          </p>
        </div>
        <EmergencyCredit credit={view.emergencyCredit} />
        <Debts debts={view.debts} />
        <Told name="Confirmation code">
          {confirmation === null ? (
            <p className="quiet">None yet</p>
          ) : (
            <p className="digits" data-testid="confirmation">
              {printCode(confirmation)}
            </p>
          )}
        </Told>
      </div>
    </section>
  );
}
