import type { View } from "./api.ts";
import { Facts, Panel } from "./panel.tsx";
import { moment } from "./words.ts";

const SHOWN = 12;

/** What the meter remembers against replay (code-format.md 5). */
export function Replay({ view }: { readonly view: View }) {
  const { highest, floor, accepted } = view.counters;
  const latest = accepted.toSorted((left, right) => right - left);
  return (
    <Panel
      title="Replay counters"
      name="replay"
      aside={<span className="tag">{accepted.length} kept</span>}
    >
      <Facts
        facts={[
          ["Highest accepted", highest],
          ["Floor", floor],
          ["Failures today", view.entry.failures],
          ...(view.entry.lockedUntil === null
            ? []
            : [["Locked until", moment(view.entry.lockedUntil)] as const]),
        ]}
      />
      {latest.length === 0 ? null : (
        <ul className="chips" aria-label="Accepted counters, latest first">
          {latest.slice(0, SHOWN).map((counter) => (
            <li key={counter}>{counter}</li>
          ))}
          {latest.length > SHOWN ? <li className="more">+{latest.length - SHOWN}</li> : null}
        </ul>
      )}
    </Panel>
  );
}
