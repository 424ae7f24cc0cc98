import { type Action, bench, type Run, type View } from "../api.ts";

interface Button {
  readonly action: Action;
  readonly label: string;
  readonly isReady: boolean;
}

function buttonsOf(view: View): readonly Button[] {
  return [
    {
      action: "activate_emergency_credit",
      label: "Emergency credit",
      isReady: view.power && view.emergencyCredit.offered,
    },
    {
      action: "enable_supply",
      label: "Enable supply",
      isReady: view.power && view.supply === "armed",
    },
  ];
}

/**
 * The two push buttons under the display. They are never dead to a finger, as on a real case:
 * pressed when there is nothing to do they do nothing, and a ring says when there is.
 */
export function PremisesButtons({ view, run }: { readonly view: View; readonly run: Run }) {
  return (
    <div className="push-buttons">
      {buttonsOf(view).map(({ action, label, isReady }) => (
        <button
          key={action}
          type="button"
          className={`push push-${action}${isReady ? " ready" : ""}`}
          aria-label={isReady ? `${label}, possible now` : label}
          onClick={() => run(() => bench.action(view.meterId, action, "keypad"))}
        >
          <i aria-hidden="true" />
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}
