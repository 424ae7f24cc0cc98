import type { Door } from "./engine/door.ts";

/**
 * Every door by its name. A door is loaded when it is tried: then the branches of what lies behind
 * it can be counted.
 */
export const DOORS: Readonly<Record<string, () => Promise<{ readonly door: Door }>>> = {
  codes: () => import("./doors/codes.ts"),
  confirmations: () => import("./doors/confirmations.ts"),
  commands: () => import("./doors/commands.ts"),
  meter: () => import("./doors/meter.ts"),
  lives: () => import("./doors/lives.ts"),
  snapshots: () => import("./doors/snapshots.ts"),
  sessions: () => import("./doors/sessions.ts"),
  conformance: () => import("./doors/conformance.ts"),
  imports: () => import("./doors/imports.ts"),
  json: () => import("./doors/json.ts"),
  "public-keys": () => import("./doors/public-keys.ts"),
  "private-keys": () => import("./doors/private-keys.ts"),
  "supplier-http": () => import("./doors/supplier-http.ts"),
  "bench-http": () => import("./doors/bench-http.ts"),
  settings: () => import("./doors/settings.ts"),
  answers: () => import("./doors/answers.ts"),
  "audit-files": () => import("./doors/audit-files.ts"),
  assumptions: () => import("./doors/assumptions.ts"),
};

/** A door of which everything is known, to try the search itself. */
export const PLANTED = "planted";

/** Loads a door. */
export async function doorOf(name: string): Promise<Door> {
  const load = name === PLANTED ? () => import("./doors/planted.ts") : DOORS[name];
  if (load === undefined) throw new RangeError(`there is no door ${name}: see --list`);
  return (await load()).door;
}
