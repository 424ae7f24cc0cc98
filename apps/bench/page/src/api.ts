import type { Action, CodeOutcome, Face, Place } from "@utrn-lab/meter-emulator";
import type { Explanation } from "../../server/explain/answer.ts";
import type {
  ActionAnswer,
  CodeAnswer,
  JoinAnswer,
  RemoveAnswer,
} from "../../server/http/schemas/answers.ts";
import type { MischiefAnswer, MischiefRequest } from "../../server/http/schemas/mischief.ts";
import type {
  ClockBody,
  JoinBody,
  NewMeterBody,
  SupplierBody,
} from "../../server/http/schemas/requests.ts";
import type { ImportAnswer, MeterFile } from "../../server/http/schemas/transfer.ts";
import type { Welcome } from "../../server/http/schemas/welcome.ts";
import type { Knowledge } from "../../server/meters/knowledge.ts";
import type { LoggedEvent } from "../../server/meters/log.ts";
import type { View } from "../../server/meters/view.ts";
import { meters } from "./meter-store.ts";
import { reach } from "./reach.ts";

export type {
  Action,
  ActionAnswer,
  ClockBody,
  CodeAnswer,
  CodeOutcome,
  Explanation,
  Face,
  Knowledge,
  LoggedEvent,
  MeterFile,
  MischiefAnswer,
  MischiefRequest,
  NewMeterBody,
  Place,
  View,
  Welcome,
};

/**
 * Why the bench refused, in its own words (RFC 9457), and which member of a request it was about.
 */
export class RefusedError extends Error {
  readonly field: string | undefined;
  readonly code: string | undefined;

  constructor(detail: string, field: string | undefined, code: string | undefined) {
    super(detail);
    this.field = field;
    this.code = code;
  }
}

/** Runs a call to the bench; the page shows why it was refused. */
export type Run = (what: () => Promise<unknown>) => void;

/** What went wrong, for people. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Asks the bench that served the page.
 * @param path - below `/v1`.
 * @throws RefusedError with the bench's words.
 */
export async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`/v1${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => {
    reach.take(false);
    throw new Error("The bench does not answer: check that it runs, then do this again.");
  });
  reach.take(true);
  if (answer.ok) return answer;
  const { title, detail, field, code } = (await answer.json()) as Partial<
    Record<"title" | "detail" | "field" | "code", string>
  >;
  throw new RefusedError(
    detail ?? title ?? `The bench answered ${answer.status}: its log says why.`,
    field,
    code,
  );
}

/** Asks the bench, which answers with JSON. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(method, path, body);
  const said: unknown = answer.status === 204 ? undefined : await answer.json();
  return said as T;
}

/** A request as a form fills it in: the bench checks it, and says which member is wrong. */
export type Typed<Body> = { readonly [Member in keyof Body]?: unknown };

const at = (meterId: string): string => `/meters/${meterId}`;

/** A call that is answered with a meter's view, which the page shows from then on. */
export async function view<T extends View = View>(
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answered = await call<T>(method, path, body);
  meters.take(answered);
  return answered;
}

/** Lines of a log that are shown, the newest. */
const LINES_MAX = 200;

/** The calls of the bench that the page makes. */
export const bench = {
  welcome: () => call<Welcome | null>("GET", "/welcome"),
  supplierAddress: () => call<{ readonly address: string | null }>("GET", "/supplier-address"),
  meters: () => call<View[]>("GET", "/meters"),
  see: (meterId: string) => view("GET", at(meterId)),
  make: (meter: Typed<NewMeterBody>) => view("POST", "/meters", meter),
  name: (meterId: string, label: string) => view("PUT", `${at(meterId)}/label`, { label }),
  remove: (meterId: string) => call<void>("DELETE", at(meterId)),
  snapshot: (meterId: string) => call<unknown>("GET", `${at(meterId)}/snapshot`),
  /** Where the parts of a meter beside its view are read. */
  readings: (meterId: string) => ({
    log: `${at(meterId)}/log?limit=${LINES_MAX}`,
    outbox: `${at(meterId)}/outbox?limit=${LINES_MAX}`,
    knowledge: `${at(meterId)}/knowledge`,
    history: `${at(meterId)}/history`,
  }),
  explain: (meterId: string, code: string) =>
    call<Explanation>("POST", `${at(meterId)}/explain`, { code }),
  mischief: (meterId: string, mischief: MischiefRequest) =>
    call<MischiefAnswer>("POST", `${at(meterId)}/mischief`, mischief),
  keys: (meterId: string, keys: string, face: Face) =>
    view("POST", `${at(meterId)}/keys`, { keys, face }),
  code: (meterId: string, code: string, via: Place) =>
    call<CodeAnswer>("POST", `${at(meterId)}/codes`, { code, via }),
  clock: (meterId: string, change: ClockBody) => view("POST", `${at(meterId)}/clock`, change),
  load: (meterId: string, watts: number) => view("PUT", `${at(meterId)}/load`, { watts }),
  dayProfile: (meterId: string) => view("PUT", `${at(meterId)}/load`, { dayProfile: true }),
  power: (meterId: string, on: boolean) => view("PUT", `${at(meterId)}/power`, { on }),
  wan: (meterId: string, up: boolean) => view("PUT", `${at(meterId)}/wan`, { up }),
  action: (meterId: string, action: Action, via: Place) =>
    view<ActionAnswer>("POST", `${at(meterId)}/actions`, { action, via }),
  join: (meterId: string, device: Typed<JoinBody>) =>
    call<JoinAnswer>("POST", `${at(meterId)}/han/join`, device),
  leave: (meterId: string, eui: string) =>
    call<RemoveAnswer>("POST", `${at(meterId)}/han/remove`, { eui }),
  commission: (meterId: string, supplier: Typed<SupplierBody>) =>
    view("PUT", `${at(meterId)}/supplier`, supplier),
  duplicate: (meterId: string) => view("POST", `${at(meterId)}/duplicate`, {}),
  exportAll: () => call<MeterFile>("GET", "/meters/export"),
  importAll: (file: unknown) => call<ImportAnswer>("POST", "/meters/import", file),
  streamUrl: (meterId: string) => `/v1/meters/${meterId}/stream`,
};
