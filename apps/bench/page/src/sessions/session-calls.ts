import type { ReadyList, ShrinkAnswer } from "../../../server/http/schemas/sessions.ts";
import type { Replayed } from "../../../server/sessions/compare.ts";
import type { Expectation } from "../../../server/sessions/expectation.ts";
import type { Remarks } from "../../../server/sessions/remarks.ts";
import type { Session } from "../../../server/sessions/session.ts";
import { ask, call, type View, view } from "../api.ts";

export type { Expectation, ReadyList, Session };

/** The calls about sessions. */
export const sessions = {
  of: (meterId: string) => call<Session>("GET", `/meters/${meterId}/session`),
  begin: (meterId: string) => call<Session>("POST", `/meters/${meterId}/session`, {}),
  takeStep: (meterId: string, { at, event }: Pick<Session["steps"][number], "at" | "event">) =>
    view("POST", `/meters/${meterId}/session/steps`, { at, event }),
  remark: (meterId: string, remarks: Remarks) =>
    call<Remarks>("PUT", `/meters/${meterId}/session/remarks`, remarks),
  report: async (session: unknown, format: "html" | "markdown") =>
    (await ask("POST", "/sessions/report", { session, format })).text(),
  ready: () => call<ReadyList>("GET", "/sessions/ready"),
  readyOne: (name: string) => call<Session>("GET", `/sessions/ready/${name}`),
  open: (session: unknown, step?: number) =>
    call<View>("POST", "/sessions", { session, ...(step === undefined ? {} : { step }) }),
  takeBack: (meterId: string, session: unknown, step?: number) =>
    view("PUT", `/meters/${meterId}/session`, {
      session,
      ...(step === undefined ? {} : { step }),
    }),
  replay: (session: unknown) => call<Replayed>("POST", "/sessions/replay", { session }),
  shrink: (session: unknown, expectation: Expectation) =>
    call<ShrinkAnswer>("POST", "/sessions/shrink", { session, expectation }),
};
