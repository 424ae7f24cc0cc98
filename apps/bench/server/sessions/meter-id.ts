import type { SessionStart } from "./session.ts";

/** Whose a session is. A snapshot is the emulator's to read; this only repeats what it says. */
export function meterIdOf(start: SessionStart): string {
  if (start.kind === "setup") return start.meterId;
  const { snapshot } = start;
  const names = typeof snapshot === "object" && snapshot !== null && "meterId" in snapshot;
  return names ? String(snapshot.meterId) : "unknown";
}
