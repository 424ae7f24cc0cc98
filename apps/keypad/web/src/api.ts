import type { LoggedEvent } from "@utrn-lab/meter-emulator";
import type { View } from "../../host/schemas/view.ts";

export type { LoggedEvent, View };

/** Why the bench refused, in its own words (RFC 9457). */
export class RefusedError extends Error {}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`/v1/meters${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said as T;
  const problem = said as { title?: string; detail?: string };
  throw new RefusedError(problem.detail ?? problem.title ?? `The bench answered ${answer.status}`);
}

export interface CodeResult {
  readonly result: "applied" | "rejected";
  readonly reason?: string;
  readonly confirmationCode?: string;
}

export type Place = "keypad" | "ppmid";
export type ClockChange = { advanceSeconds: number } | { rate: number };

/** The calls of the bench that the page makes. */
export const bench = {
  meters: () => call<View[]>("GET", ""),
  log: (meterId: string, limit: number) =>
    call<LoggedEvent[]>("GET", `/${meterId}/log?limit=${limit}`),
  keys: (meterId: string, keys: string) => call<View>("POST", `/${meterId}/keys`, { keys }),
  code: (meterId: string, code: string, via: Place) =>
    call<CodeResult>("POST", `/${meterId}/codes`, { code, via }),
  clock: (meterId: string, change: ClockChange) => call<View>("POST", `/${meterId}/clock`, change),
  load: (meterId: string, watts: number) => call<View>("PUT", `/${meterId}/load`, { watts }),
  power: (meterId: string, on: boolean) => call<View>("PUT", `/${meterId}/power`, { on }),
  wan: (meterId: string, up: boolean) => call<View>("PUT", `/${meterId}/wan`, { up }),
  action: (meterId: string, action: "activate_emergency_credit" | "enable_supply") =>
    call<View>("POST", `/${meterId}/actions`, { action }),
  streamUrl: (meterId: string) => `/v1/meters/${meterId}/stream`,
};
