import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import type { FastifyReply } from "fastify";
import { type AuditedStore, change } from "../../audit/change.ts";
import { changeOf } from "../../audit/events.ts";
import { markLost, markRefused, markSent, markVoid } from "../../codes/settle-code.ts";
import { answerOnce } from "../../issuing/answer-once.ts";
import { requireMeter } from "../../meters/find-meter.ts";
import { canStillApply } from "../../rules/forecast.ts";
import type { Actor } from "../../rules/roles.ts";
import type { Service } from "../../service.ts";
import type { CodeRecord } from "../../store/codes.ts";
import { knownCounters, outstandingCode } from "../../store/known.ts";
import type { Store } from "../../store/tables.ts";
import {
  Code,
  IdempotencyHeaders,
  RefusedBody,
  ResentCode,
  SentBody,
  VoidBody,
  VoidedCode,
} from "../schemas/code.ts";
import { CodePath } from "../schemas/common.ts";
import { codeView } from "../views.ts";
import { sendStored } from "./stored-answer.ts";

const tags = ["codes"];
const config = { role: "issuer" } as const;
const asking = { tags, params: CodePath, headers: IdempotencyHeaders };
const refusals = problemResponses(
  "not_found",
  "awaiting_approval",
  "code_not_pending",
  "idempotency_conflict",
);

const OUT_OF_REACH =
  "By all that is known the meter does not take this code any more: it is too far " +
  "behind, or past its last day. Ask for a status code before another is issued in its " +
  "place.";

const CAUTION =
  "Voiding changes the supplier's records only. A code that is already out can still " +
  "be entered: the meter cannot know. A later code that sets the same thing overtakes " +
  "it; a top-up is overtaken by nothing but a change of tenancy.";

/** A call about a code. */
interface LifeRequest {
  readonly actor: Actor;
  readonly params: { readonly codeId: string };
  readonly headers: { readonly "idempotency-key"?: string };
  readonly body: object;
}

/** The codes that a call has changed, its own first, and what its answer says besides. */
interface Happened {
  readonly changed: readonly [CodeRecord, ...CodeRecord[]];
  readonly more?: object;
}

/** Changes a code, once for each Idempotency-Key; answers the code as it is then. */
async function happenOnce(
  { audited, what }: { readonly audited: AuditedStore; readonly what: string },
  { actor, params, headers, body }: LifeRequest,
  reply: FastifyReply,
  happen: (transaction: Store, nowSeconds: number) => Promise<Happened>,
): Promise<never> {
  const request = { codeId: params.codeId, what, body };
  const nowSeconds = audited.sources.nowSeconds();
  const realSeconds = audited.sources.realSeconds();
  const idempotencyKey = headers["idempotency-key"];
  const asked = { request, actor, route: what, idempotencyKey, realSeconds };
  const answer = await change(audited, actor, (transaction) =>
    answerOnce(transaction, asked, async () => {
      const { changed, more } = await happen(transaction, nowSeconds);
      return { result: { ...codeView(changed[0]), ...more }, events: changed.map(changeOf) };
    }),
  );
  return sendStored(reply, 200, answer);
}

const response = { 200: Code, ...refusals };

const sending = {
  ...asking,
  operationId: "markCodeSent",
  summary: "The digits have gone to the customer",
  description:
    "Counted: `sentCount` says how often. Send an Idempotency-Key, and a repetition " +
    "after a lost answer is not counted.",
  body: SentBody,
  response,
};

const resending = {
  ...asking,
  operationId: "resendCode",
  summary: "Send it again: the same digits, counted",
  description:
    "No code is made and no counter used: what was typed once is not applied twice. " +
    "`caution` says when the meter may not take it any more. Send an Idempotency-Key, " +
    "and a repetition after a lost answer is not counted.",
  body: SentBody,
  response: { 200: ResentCode, ...refusals },
};

const losing = {
  ...asking,
  operationId: "markCodeLost",
  summary: "The digits did not reach the customer",
  description:
    "They are still valid: they can be typed if they turn up, and resending sends the same " +
    "digits.",
  body: VoidBody,
  response,
};

const refusing = {
  ...asking,
  operationId: "markCodeRefused",
  summary: "The meter refused the code, and said why",
  description:
    "What the reason proves settles the code: `duplicate` that it was applied, " +
    "`superseded` that a later code has overtaken it; `too_old`, `expired` and " +
    "`unsupported` that the meter will not take it; after every other reason the same " +
    "digits may be typed again.",
  body: RefusedBody,
  response,
};

const voiding = {
  ...asking,
  operationId: "voidCode",
  summary: "Void a code in the supplier's records",
  description: CAUTION,
  body: VoidBody,
  response: { 200: VoidedCode, ...refusals },
};

/** What happens to a code after it was issued. Each call answers the code as it is then. */
export const lifeRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  app.post("/v1/codes/:codeId/sent", { schema: sending, config }, (request, reply) =>
    happenOnce({ audited: service, what: "sent" }, request, reply, async (transaction, now) => ({
      changed: [await markSent(transaction, request.params.codeId, request.body.channel, now)],
    })),
  );

  app.post("/v1/codes/:codeId/resend", { schema: resending, config }, (request, reply) =>
    happenOnce({ audited: service, what: "resend" }, request, reply, async (transaction, now) => {
      const { params, body } = request;
      const row = await markSent(transaction, params.codeId, body.channel, now);
      const meter = knownCounters(await requireMeter(transaction, row.meter_id));
      const caution = canStillApply(outstandingCode(row), meter, now) ? null : OUT_OF_REACH;
      return { changed: [row], more: { caution } };
    }),
  );

  app.post("/v1/codes/:codeId/lost", { schema: losing, config }, (request, reply) =>
    happenOnce({ audited: service, what: "lost" }, request, reply, async (transaction, now) => ({
      changed: [await markLost(transaction, request.params.codeId, request.body.reason, now)],
    })),
  );

  app.post("/v1/codes/:codeId/refused", { schema: refusing, config }, (request, reply) =>
    happenOnce({ audited: service, what: "refused" }, request, reply, async (transaction, now) => ({
      changed: await markRefused(transaction, request.params.codeId, request.body.reason, now),
    })),
  );

  app.post("/v1/codes/:codeId/void", { schema: voiding, config }, (request, reply) =>
    happenOnce({ audited: service, what: "void" }, request, reply, async (transaction, now) => ({
      changed: [await markVoid(transaction, request.params.codeId, request.body.reason, now)],
      more: { caution: CAUTION },
    })),
  );
};
