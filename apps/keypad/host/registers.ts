import { isDeepStrictEqual } from "node:util";
import { type MeterState, type Settings, viewOf } from "@utrn-lab/meter-emulator";
import type { ReplayState, SupplyState } from "@utrn-lab/utrn";

/** What a code can move at a meter: every register of meter.md 2, the HAN, and what stops a replay. */
export interface Registers {
  readonly supply: SupplyState;
  readonly settings: Settings;
  readonly han: {
    readonly openUntil: number | null;
    readonly openFor: string | null;
    readonly devices: MeterState["han"]["devices"];
  };
  readonly replay: ReplayState;
  readonly energyWattSeconds: number;
}

/** A register that differs, by its path, say `settings.meterBalance`; `null` where it is not there. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The registers of a meter at its own time. */
export function registersOf(state: MeterState): Registers {
  const { supply, settings, han, energyWattSeconds } = viewOf(state);
  const { openUntil, openFor, devices } = han;
  return {
    supply,
    settings,
    han: { openUntil, openFor, devices },
    replay: state.replay,
    energyWattSeconds,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Everything in which two JSON values differ, by path; lists are compared whole. */
export function differencesOf(before: unknown, after: unknown, path = ""): Difference[] {
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differencesOf(before[name], after[name], path === "" ? name : `${path}.${name}`),
    );
  }
  if (isDeepStrictEqual(before, after)) return [];
  return [{ path, before: before ?? null, after: after ?? null }];
}
