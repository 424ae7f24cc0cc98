/** An event of a meter as the bench tells it; `at` in seconds since the Unix epoch. */
export interface LoggedEvent {
  readonly at: number;
  readonly event: string;
  readonly text: string;
}

/** An entry of a meter's logs as the bench tells it: its time is named `at`. */
export function timed<T>({ atSeconds, ...entry }: { readonly atSeconds: number } & T) {
  return { at: atSeconds, ...entry };
}
