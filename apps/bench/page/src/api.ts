import type { Action, CodeOutcome, Face, Place } from "@utrn-lab/meter-emulator";
import type { Explanation } from "../../server/explain/answer.ts";
import type { MischiefAnswer, MischiefRequest } from "../../server/http/schemas/mischief.ts";
import type { MeterFile } from "../../server/http/schemas/transfer.ts";
import type { Knowledge } from "../../server/meters/knowledge.ts";
import type { LoggedEvent } from "../../server/meters/log.ts";
import type { View } from "../../server/meters/view.ts";

export type {
  Action,
  CodeOutcome,
  Explanation,
  Face,
  Knowledge,
  LoggedEvent,
  MischiefAnswer,
  MischiefRequest,
  Place,
  View,
};

/** Why the bench refused, in its own words (RFC 9457), and which member of a request it was about. */
export class RefusedError extends Error {
  readonly field: string | undefined;

  constructor(detail: string, field: string | undefined) {
    super(detail);
    this.field = field;
  }
}

/** What went wrong, for people. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Calls the bench that served the page.
 * @param path - below `/v1`.
 * @throws RefusedError with the bench's words.
 */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/v1${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (answer.status === 204) return undefined as T;
  const said: unknown = await answer.json();
  if (answer.ok) return said as T;
  const { title, detail, field } = said as { title?: string; detail?: string; field?: string };
  throw new RefusedError(detail ?? title ?? `The bench answered ${answer.status}`, field);
}

export type ClockChange =
  | { readonly advanceSeconds: number }
  | { readonly rate: number }
  | { readonly to: "midnight" | "next_event" };

/** A device of the home area network that asks to join. */
export interface JoinRequest {
  readonly eui: string;
  readonly kind: "ppmid" | "ihd" | "cad";
  readonly installCode?: string;
}

export interface JoinAnswer {
  readonly joined: boolean;
  readonly reason?: string;
}

/** What a meter is made from; the bench checks it. */
export interface NewMeter {
  readonly meterId?: string;
  readonly seed?: string;
  readonly fuel: View["fuel"];
  readonly time?: number;
  readonly clock: View["clock"]["mode"];
  readonly settings?: object;
  readonly installCodes?: Readonly<Record<string, string>>;
}

const at = (meterId: string): string => `/meters/${meterId}`;

/** The calls of the bench that the page makes. */
export const bench = {
  meters: () => call<View[]>("GET", "/meters"),
  see: (meterId: string) => call<View>("GET", at(meterId)),
  make: (meter: NewMeter) => call<View>("POST", "/meters", meter),
  remove: (meterId: string) => call<void>("DELETE", at(meterId)),
  log: (meterId: string, limit: number) =>
    call<LoggedEvent[]>("GET", `${at(meterId)}/log?limit=${limit}`),
  outbox: (meterId: string, limit: number) =>
    call<LoggedEvent[]>("GET", `${at(meterId)}/outbox?limit=${limit}`),
  snapshot: (meterId: string) => call<unknown>("GET", `${at(meterId)}/snapshot`),
  knowledge: (meterId: string) => call<Knowledge>("GET", `${at(meterId)}/knowledge`),
  explain: (meterId: string, code: string) =>
    call<Explanation>("POST", `${at(meterId)}/explain`, { code }),
  mischief: (meterId: string, mischief: MischiefRequest) =>
    call<MischiefAnswer>("POST", `${at(meterId)}/mischief`, mischief),
  keys: (meterId: string, keys: string, face: Face) =>
    call<View>("POST", `${at(meterId)}/keys`, { keys, face }),
  code: (meterId: string, code: string, via: Place) =>
    call<CodeOutcome>("POST", `${at(meterId)}/codes`, { code, via }),
  clock: (meterId: string, change: ClockChange) =>
    call<View>("POST", `${at(meterId)}/clock`, change),
  load: (meterId: string, watts: number) => call<View>("PUT", `${at(meterId)}/load`, { watts }),
  power: (meterId: string, on: boolean) => call<View>("PUT", `${at(meterId)}/power`, { on }),
  wan: (meterId: string, up: boolean) => call<View>("PUT", `${at(meterId)}/wan`, { up }),
  action: (meterId: string, action: Action, via: Place) =>
    call<View>("POST", `${at(meterId)}/actions`, { action, via }),
  join: (meterId: string, device: JoinRequest) =>
    call<JoinAnswer>("POST", `${at(meterId)}/han/join`, device),
  leave: (meterId: string, eui: string) =>
    call<{ removed: boolean }>("POST", `${at(meterId)}/han/remove`, { eui }),
  commission: (meterId: string, supplier: object) =>
    call<View>("PUT", `${at(meterId)}/supplier`, supplier),
  duplicate: (meterId: string) => call<View>("POST", `${at(meterId)}/duplicate`, {}),
  exportAll: () => call<MeterFile>("GET", "/meters/export"),
  importAll: (file: unknown) =>
    call<{ meterIds: readonly string[] }>("POST", "/meters/import", file),
  streamUrl: (meterId: string) => `/v1/meters/${meterId}/stream`,
};
