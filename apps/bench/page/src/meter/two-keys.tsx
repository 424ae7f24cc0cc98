import type { KeyboardEvent } from "react";
import { HOLD_MS, type Keys } from "./use-keys.ts";

const isPressing = ({ key }: KeyboardEvent): boolean => key === "Enter" || key === " ";

/** A: starts an entry, then steps the digit offered. */
function StepKey({ pressed, press }: Keys) {
  return (
    <button
      type="button"
      data-key="A"
      className={`key key-A${pressed === "A" ? " pressed" : ""}`}
      onClick={() => press("A")}
    >
      <span className="cap">A</span> <span className="legend">start · next digit</span>
    </button>
  );
}

/**
 * B: takes the digit; held, it submits. Down and up are told apart, so a click made by a program or
 * a screen reader, which has neither, takes the digit.
 */
function TakeKey({ pressed, holding, press, holdStart, holdEnd }: Keys) {
  return (
    <button
      type="button"
      data-key="B"
      className={`key key-B${pressed === "B" || holding ? " pressed" : ""}`}
      onPointerDown={holdStart}
      onPointerUp={holdEnd}
      onPointerLeave={holdEnd}
      onPointerCancel={holdEnd}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isPressing(event)) return;
        event.preventDefault();
        if (!event.repeat) holdStart();
      }}
      onKeyUp={(event) => {
        if (isPressing(event)) holdEnd();
      }}
      onClick={({ detail, nativeEvent }) => {
        const isPointer = nativeEvent instanceof PointerEvent && nativeEvent.pointerType !== "";
        if (detail === 0 && !isPointer) press("B");
      }}
    >
      <span className="cap">B</span> <span className="legend">take · hold to submit</span>
      <i
        aria-hidden="true"
        className={holding ? "hold holding" : "hold"}
        style={{ transitionDuration: holding ? `${HOLD_MS}ms` : "0ms" }}
      />
    </button>
  );
}

/** The two keys of an E470 (meter.md 6): A steps the digit, B takes it, B held submits. */
export function TwoKeys({ keys }: { readonly keys: Keys }) {
  return (
    <fieldset className="keypad keypad-two">
      <legend className="for-screen-readers">Meter keys</legend>
      <StepKey {...keys} />
      <TakeKey {...keys} />
    </fieldset>
  );
}
