import type { KeyboardEvent } from "react";
import { HOLD_MS, type Holdable, type Keys } from "./use-keys.ts";

const isPressing = ({ key }: KeyboardEvent): boolean => key === "Enter" || key === " ";

interface HoldKeyProps {
  readonly name: Holdable;
  readonly cap: string;
  readonly legend: string;
  readonly keys: Keys;
}

/**
 * A key that may be held. Down and up are told apart, so a click made by a program or a screen
 * reader, which has neither, presses it.
 */
export function HoldKey({ name, cap, legend, keys }: HoldKeyProps) {
  const { pressed, holding, press, holdStart, holdEnd } = keys;
  const isHolding = holding === name;
  return (
    <button
      type="button"
      data-key={name}
      className={`key key-${name}${pressed === name || isHolding ? " pressed" : ""}`}
      onPointerDown={() => holdStart(name)}
      onPointerUp={holdEnd}
      onPointerLeave={holdEnd}
      onPointerCancel={holdEnd}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isPressing(event)) return;
        event.preventDefault();
        if (!event.repeat) holdStart(name);
      }}
      onKeyUp={(event) => {
        if (isPressing(event)) holdEnd();
      }}
      onClick={({ detail, nativeEvent }) => {
        const isPointer = nativeEvent instanceof PointerEvent && nativeEvent.pointerType !== "";
        if (detail === 0 && !isPointer) press(name);
      }}
    >
      <span className="cap">{cap}</span> <span className="legend">{legend}</span>
      <i
        aria-hidden="true"
        className={isHolding ? "hold holding" : "hold"}
        style={{ transitionDuration: isHolding ? `${HOLD_MS}ms` : "0ms" }}
      />
    </button>
  );
}
