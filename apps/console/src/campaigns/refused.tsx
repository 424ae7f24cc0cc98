import type { Campaign } from "@utrn-lab/client";
import { printCode } from "@utrn-lab/utrn";
import { Link } from "react-router";
import { counted } from "../ui/amounts.ts";
import { REFUSAL_WORDS } from "./campaign.ts";

/** Meters that got no code, by the reason, with the first of them; nothing where each got one. */
export function Refused({ refused }: Pick<Campaign, "refused">) {
  if (refused.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="refused">
      <h2 id="refused">Meters without a code</h2>
      {refused.map(({ reason, count, meterIds }) => (
        <details key={reason} open={count <= meterIds.length}>
          <summary>
            {counted(count, "meter")}: {REFUSAL_WORDS[reason]}
          </summary>
          {count > meterIds.length ? <p className="quiet">The first {meterIds.length}:</p> : null}
          <ul className="id-list">
            {meterIds.map((meterId) => (
              <li key={meterId}>
                <Link to={`/meters/${meterId}`}>{printCode(meterId)}</Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
