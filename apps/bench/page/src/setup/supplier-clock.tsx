import { dayOfTime } from "@utrn-lab/utrn/rules";
import { useCallback, useEffect, useState } from "react";
import { reasonOf, type View } from "../api.ts";
import { askClock, type ClockReading, type SupplierAccess, setClock } from "./supplier-service.ts";

/** What a service's clock shows by now. */
function timeNow({ time, rate, readAtMs }: ClockReading): number {
  return time + Math.floor(((Date.now() - readAtMs) / 1_000) * rate);
}

function distanceWords(days: number): string {
  if (days === 0) return "On the day of the supplier service";
  const size = Math.abs(days);
  const side = days > 0 ? "ahead of" : "behind";
  return `${size} day${size === 1 ? "" : "s"} ${side} the supplier service`;
}

/**
 * How far the meter's day is from that of its supplier service, which takes no confirmation code of
 * another day; a lab's service is brought to the meter's day by a press.
 */
export function SupplierClock(props: { readonly view: View; readonly access: SupplierAccess }) {
  const { view, access } = props;
  const [reading, setReading] = useState<ClockReading>();
  const [refusal, setRefusal] = useState<string>();
  const take = useCallback((asked: Promise<ClockReading>) => {
    asked.then(
      (read) => {
        setReading(read);
        setRefusal(undefined);
      },
      (error: unknown) => setRefusal(reasonOf(error)),
    );
  }, []);
  useEffect(() => take(askClock(access)), [access, take]);
  if (reading === undefined)
    return refusal === undefined ? null : <p className="refused">{refusal}</p>;
  const days = dayOfTime(view.time) - dayOfTime(timeNow(reading));
  return (
    <div className="desk-supplier" data-testid="supplier-clock">
      <span className={days === 0 ? "quiet" : ""}>{distanceWords(days)}</span>
      {reading.isLab && days !== 0 ? (
        <span className="buttons">
          <button type="button" onClick={() => take(setClock(access, view.time))}>
            Bring the supplier to this day
          </button>
        </span>
      ) : null}
      {refusal === undefined ? null : <output className="refused">{refusal}</output>}
    </div>
  );
}
