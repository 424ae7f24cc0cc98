import type { LogEntry } from "@utrn-lab/meter-emulator";

/** An event of a meter as the bench tells it; `at` in seconds since the Unix epoch. */
export interface LoggedEvent {
  readonly at: number;
  readonly event: string;
  readonly text: string;
}

export function loggedEvent({ atSeconds, event, text }: LogEntry): LoggedEvent {
  return { at: atSeconds, event, text };
}
