import type { Replayed } from "../../../server/sessions/compare.ts";
import type { Expectation } from "../../../server/sessions/expectation.ts";
import type { Session } from "../../../server/sessions/session.ts";
import { call, type View } from "../api.ts";

export type { Expectation, Replayed, Session };

/** A session of the library. */
export interface ReadySession {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly steps: number;
}

export interface Shrunk {
  readonly session: Session;
  readonly stepsBefore: number;
  readonly stepsAfter: number;
  readonly isMinimal: boolean;
}

/** The calls about sessions. */
export const sessions = {
  of: (meterId: string) => call<Session>("GET", `/meters/${meterId}/session`),
  begin: (meterId: string) => call<Session>("POST", `/meters/${meterId}/session`, {}),
  reportUrl: (meterId: string, format: "html" | "markdown") =>
    `/v1/meters/${meterId}/session/report?format=${format}`,
  ready: () => call<readonly ReadySession[]>("GET", "/sessions/ready"),
  readyOne: (name: string) => call<Session>("GET", `/sessions/ready/${name}`),
  open: (session: unknown, step?: number) =>
    call<View>("POST", "/sessions", { session, ...(step === undefined ? {} : { step }) }),
  replay: (session: unknown) => call<Replayed>("POST", "/sessions/replay", { session }),
  shrink: (session: unknown, expectation: Expectation) =>
    call<Shrunk>("POST", "/sessions/shrink", { session, expectation }),
};
