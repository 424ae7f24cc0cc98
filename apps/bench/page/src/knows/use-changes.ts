import { useRef } from "react";
import type { View } from "../api.ts";
import { type Register, registerGroups } from "./register-list.ts";

/** What a register stood at before the last event, by its name. */
export type Changes = ReadonlyMap<string, Register>;

interface Seen {
  readonly view: View;
  readonly changes: Changes;
}

function registersOf(view: View): readonly Register[] {
  return registerGroups(view).flatMap(({ registers }) => registers);
}

/** Which registers stand otherwise in two views, each as it was before. */
export function changesBetween(before: View, after: View): Changes {
  const old = new Map(registersOf(before).map((register) => [register.name, register]));
  const changed = registersOf(after).flatMap(({ name, value }) => {
    const was = old.get(name);
    return was === undefined || was.value === value ? [] : [[name, was] as const];
  });
  return new Map(changed);
}

/** What the latest event that moved a register changed; one that moves none leaves the marks. */
export function useChanges(view: View): Changes {
  const seen = useRef<Seen>({ view, changes: new Map() });
  if (seen.current.view !== view) {
    const changes = changesBetween(seen.current.view, view);
    seen.current = { view, changes: changes.size === 0 ? seen.current.changes : changes };
  }
  return seen.current.changes;
}
