import type { View } from "../api.ts";

const SUPPLY: Readonly<Record<View["supply"], string>> = {
  enabled: "supply on",
  armed: "supply ready",
  disabled: "supply off",
};

/** How a meter stands, in a few words: only what is not as it should be, but for the supply. */
export function StateTags({ view }: { readonly view: View }) {
  const { supply, power, supplier, entry, emergencyCredit } = view;
  return (
    <span className="state-tags">
      <span className={`tag supply-${supply}`}>{SUPPLY[supply]}</span>
      {power ? null : <span className="tag">no power</span>}
      {supplier === null ? <span className="tag tag-amber">no supplier</span> : null}
      {entry.lockedUntil === null ? null : <span className="tag tag-amber">entry locked</span>}
      {emergencyCredit.active ? <span className="tag tag-amber">emergency credit</span> : null}
    </span>
  );
}
