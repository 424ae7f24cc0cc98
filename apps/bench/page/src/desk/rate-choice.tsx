import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { bench, type Run, type View } from "../api.ts";

const RATE_NAMES: ReadonlyMap<number, string> = new Map([
  [0, "Stopped"],
  [1, "1×"],
  [60, "1 min/s"],
  [3_600, "1 h/s"],
  [DAY_SECONDS, "1 day/s"],
]);

/** What a rate is called; one that a script has set, by its figure. */
function nameOfRate(rate: number): string {
  return RATE_NAMES.get(rate) ?? `${rate.toLocaleString("en-GB")}×`;
}

/** How much time passes at the meter in a second. */
export function RateChoice({ view, run }: { readonly view: View; readonly run: Run }) {
  const { rate } = view.clock;
  const known = [...RATE_NAMES.keys()];
  const rates = [...new Set([...known, rate])].toSorted((left, right) => left - right);
  return (
    <fieldset className="segments rates">
      <legend className="for-screen-readers">Clock rate</legend>
      {rates.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="rate"
            className="for-screen-readers"
            checked={each === rate}
            onChange={() => run(() => bench.clock(view.meterId, { rate: each }))}
          />
          <span>{nameOfRate(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}
