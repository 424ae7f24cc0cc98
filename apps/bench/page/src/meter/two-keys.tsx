import { HoldKey } from "./hold-key.tsx";
import type { Keys } from "./use-keys.ts";

/** The two keys more of a gas meter, by the digit whose page each shows (meter.md 6). */
const GAS_KEYS = [
  { key: "0", cap: "Status" },
  { key: "7", cap: "Emergency" },
] as const;

function GasKeys({ keys: { pressed, press } }: { readonly keys: Keys }) {
  return GAS_KEYS.map(({ key, cap }) => (
    <button
      key={key}
      type="button"
      data-key={key}
      className={`key key-${key}${pressed === key ? " pressed" : ""}`}
      onClick={() => press(key)}
    >
      <span className="cap">{cap}</span>
    </button>
  ));
}

/**
 * The two keys of an E470, and on a gas meter the two more (meter.md 6): A turns pages and steps
 * the digit, B takes it; each does something else when it is held.
 */
export function TwoKeys({ keys, isGas }: { readonly keys: Keys; readonly isGas: boolean }) {
  return (
    <fieldset className={isGas ? "keypad keypad-two keypad-gas" : "keypad keypad-two"}>
      <legend className="for-screen-readers">Meter keys</legend>
      <HoldKey name="A" cap="A" legend="next · hold to undo" keys={keys} />
      <HoldKey name="B" cap="B" legend="take · hold to start, submit" keys={keys} />
      {isGas ? <GasKeys keys={keys} /> : null}
    </fieldset>
  );
}
