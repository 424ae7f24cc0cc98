import type { View } from "../api.ts";
import { type Register, type RegisterSource, registerGroups } from "./register-list.ts";

/** A register that has moved. */
export interface Change {
  readonly before: Register;
  readonly after: Register;
}

/** The registers that have moved, by their names. */
export type Changes = ReadonlyMap<string, Change>;

function registersOf(source: RegisterSource): readonly Register[] {
  return registerGroups(source).flatMap(({ registers }) => registers);
}

/** Which registers stand otherwise in two views. */
export function changesBetween(before: RegisterSource, after: RegisterSource): Changes {
  const old = new Map(registersOf(before).map((register) => [register.name, register]));
  const changed = registersOf(after).flatMap((register) => {
    const was = old.get(register.name);
    if (was === undefined || was.value === register.value) return [];
    return [[register.name, { before: was, after: register }] as const];
  });
  return new Map(changed);
}

/** A view with what has moved put back, or put to where the event left it. */
function stoodAt({ supply, settings, energyWattSeconds, moved }: View, side: "before" | "after") {
  const source: RegisterSource = structuredClone({ supply, settings, energyWattSeconds });
  for (const { path, [side]: value } of moved) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    const group = names.reduce<unknown>((at, name) => Reflect.get(Object(at), name), source);
    if (group !== undefined) Reflect.set(Object(group), last, value);
  }
  return source;
}

/** What the last event that moved a register has changed (`moved` of a view). */
export function lastChanges(view: View): Changes {
  return changesBetween(stoodAt(view, "before"), stoodAt(view, "after"));
}

/** Whether the last event moved something below one of these paths. */
export function hasMoved({ moved }: View, ...paths: readonly string[]): boolean {
  return moved.some(({ path }) => paths.some((begin) => path.startsWith(begin)));
}
