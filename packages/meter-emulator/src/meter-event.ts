import type { HanDeviceKind } from "@utrn-lab/utrn/commands";
import type { CodeOutcome } from "./codes/code-outcome.ts";
import type { Commissioning } from "./codes/supplier.ts";
import type { Submitted } from "./face/keypad.ts";
import type { Action, Face, Place } from "./meter/state.ts";
import type { JoinRefusal } from "./network/han.ts";

/** Something that happens to a meter at a moment, in whole seconds since the Unix epoch, UTC. */
export type MeterEvent = { readonly at: number } & (
  | { readonly type: "time" }
  | { readonly type: "code"; readonly code: string; readonly via: Place }
  /** Without a key only the face becomes the one named. */
  | { readonly type: "keys"; readonly keys: string; readonly face?: Face | undefined }
  | { readonly type: "load"; readonly watts: number }
  | { readonly type: "power"; readonly on: boolean }
  | { readonly type: "wan"; readonly up: boolean }
  | { readonly type: "action"; readonly action: Action; readonly via: Place }
  | ({ readonly type: "supplier" } & Commissioning)
  | {
      readonly type: "han_join";
      readonly eui: string;
      readonly kind: HanDeviceKind;
      readonly installCode?: string | undefined;
    }
  | { readonly type: "han_remove"; readonly eui: string }
);

/**
 * What comes of a code or an action that does not reach the meter: it has no power, or it was done
 * at a PPMID and none is joined. Nothing is counted or logged then (meter.md 7, 8).
 */
export type Unheard = { readonly result: "power_off" } | { readonly result: "no_ppmid" };

/** What came of an event, by its type. */
export interface Outcomes {
  readonly time: { readonly done: true };
  readonly code: CodeOutcome | Unheard;
  /** What these keys submitted, and what came of each: not what an entry submits by its time. */
  readonly keys: { readonly submitted: readonly Submitted[] };
  readonly load: { readonly done: true };
  readonly power: { readonly done: true };
  readonly wan: { readonly done: true };
  readonly action: {
    readonly done: boolean;
    readonly reason?: Unheard["result"] | "not_offered" | "not_armed";
  };
  readonly supplier: { readonly done: boolean; readonly reason?: "lower_floor" };
  readonly han_join: { readonly joined: boolean; readonly reason?: JoinRefusal | "power_off" };
  readonly han_remove: { readonly removed: boolean; readonly reason?: "not_joined" };
}
