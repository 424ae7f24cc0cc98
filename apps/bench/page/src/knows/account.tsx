import { printCode } from "@utrn-lab/utrn";
import type { View } from "../api.ts";
import { money, movement } from "../formats.ts";
import { Facts, Panel } from "../panel.tsx";
import type { Changes } from "./changes.ts";

function emergencyState({ active, offered }: View["emergencyCredit"]): string {
  if (active) return "in use";
  return offered ? "offered, page 7" : "not offered";
}

function EmergencyCredit({ credit }: { readonly credit: View["emergencyCredit"] }) {
  return (
    <div className="emergency">
      <p>
        <span>Emergency credit</span>
        <span className={credit.active || credit.offered ? "tag tag-amber" : "tag"}>
          {emergencyState(credit)}
        </span>
      </p>
      <meter
        min={0}
        max={Math.max(1, credit.limitMillipence)}
        value={credit.remainingMillipence}
        aria-label="Emergency credit left"
      />
      <p className="quiet">
        {money(credit.remainingMillipence)} left of {money(credit.limitMillipence)}
      </p>
    </div>
  );
}

/** By how much the last event moved the balance. */
function Moved({ changes }: { readonly changes: Changes }) {
  const { before, after } = changes.get("Meter balance") ?? {};
  if (typeof before?.value !== "number" || typeof after?.value !== "number") return null;
  return <ins>{movement(after.value - before.value)}</ins>;
}

/** What the customer asks first: the balance, whether there is supply, and what is owed. */
export function Account({ view, changes }: { readonly view: View; readonly changes: Changes }) {
  const { debts } = view;
  return (
    <Panel
      title="Balance"
      name="balance"
      aside={<span className={`tag supply-${view.supply}`}>supply {view.supply}</span>}
    >
      <p
        className={view.balanceMillipence < 0 ? "balance owing" : "balance"}
        data-testid="balance"
        data-millipence={view.balanceMillipence}
      >
        {money(view.balanceMillipence)}
        <small>
          {view.mode}
          <Moved changes={changes} />
        </small>
      </p>
      <EmergencyCredit credit={view.emergencyCredit} />
      <h3>Debts</h3>
      <Facts
        facts={[
          ["Accumulated", money(debts.accumulated)],
          ["Time 1", money(debts.time_1)],
          ["Time 2", money(debts.time_2)],
          ["Payment", money(debts.payment)],
        ]}
      />
      {view.lastConfirmationCode === null ? null : (
        <>
          <h3>Last confirmation code</h3>
          <p className="digits" data-testid="confirmation">
            {printCode(view.lastConfirmationCode)}
          </p>
        </>
      )}
    </Panel>
  );
}
