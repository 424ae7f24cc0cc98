import { isDeepStrictEqual } from "node:util";
import type { MeterState } from "@utrn-lab/meter-emulator";
import { isRecord } from "@utrn-lab/utrn/checks";
import type { Difference, Registers } from "./register-types.ts";
import { shownBy } from "./shown-by.ts";

/** The registers of a meter at its own time. */
export function registersOf(state: MeterState): Registers {
  const { supply, settings, han, energyWattSeconds } = shownBy(state);
  const { openUntil, openFor, devices } = han;
  return {
    supply,
    settings,
    han: { openUntil, openFor, devices },
    replay: state.replay,
    energyWattSeconds,
  };
}

/** The registers that differ in two states of a meter, without what stops a replay. */
export function registersMoved(before: MeterState, after: MeterState): readonly Difference[] {
  const { replay: _, ...stood } = registersOf(before);
  const { replay: __, ...stands } = registersOf(after);
  return differencesOf(stood, stands);
}

/** Every difference between two JSON values, by path; lists are compared whole. */
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
