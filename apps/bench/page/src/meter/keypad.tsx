import { HoldKey } from "./hold-key.tsx";
import type { Keys } from "./use-keys.ts";

/**
 * All keys but B as they sit on the case, and which page a digit shows outside an entry
 * (meter.md 6).
 */
const KEYS = [
  { key: "1", cap: "1", legend: "balance" },
  { key: "2", cap: "2", legend: "emergency" },
  { key: "3", cap: "3", legend: "debts" },
  { key: "4", cap: "4", legend: "last codes" },
  { key: "5", cap: "5", legend: "prices" },
  { key: "6", cap: "6", legend: "protection" },
  { key: "7", cap: "7", legend: "use emerg." },
  { key: "8", cap: "8", legend: "network" },
  { key: "9", cap: "9", legend: "readings" },
  { key: "A", cap: "A", legend: "code · undo" },
  { key: "0", cap: "0", legend: "status code" },
] as const;

/**
 * The twelve keys: by mouse, by finger, and lit when the computer's keyboard presses them. B may be
 * held, which takes emergency credit on page 7.
 */
export function Keypad({ keys }: { readonly keys: Keys }) {
  const { pressed, press } = keys;
  return (
    <fieldset className="keypad">
      <legend className="for-screen-readers">Meter keys</legend>
      {KEYS.map(({ key, cap, legend }) => (
        <button
          key={key}
          type="button"
          data-key={key}
          className={`key key-${key}${pressed === key ? " pressed" : ""}`}
          onClick={() => press(key)}
        >
          <span className="cap">{cap}</span> <span className="legend">{legend}</span>
        </button>
      ))}
      <HoldKey name="B" cap="B" legend="submit · hold" keys={keys} />
    </fieldset>
  );
}
