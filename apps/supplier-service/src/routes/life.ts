import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import type { Actor } from "../access/roles.ts";
import { changeOf, recordChange } from "../audit/events.ts";
import { record } from "../audit/record.ts";
import { canStillApply } from "../forecast.ts";
import { Code, RefusedBody, ResentCode, SentBody, VoidBody } from "../schemas/code.ts";
import { CodePath } from "../schemas/common.ts";
import { markLost, markRefused, markSent } from "../settling.ts";
import type { CodeRow, Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";
import { requireMeter, type Supplier } from "../supplier.ts";
import { codeView, knownCounters, outstandingCode } from "../views.ts";

const tags = ["codes"];
const config = { role: "issuer" } as const;
const params = CodePath;
const refusals = problemResponses(
  "invalid_request",
  "unauthorized",
  "not_found",
  "code_not_pending",
);

const OUT_OF_REACH =
  "By all that is known the meter does not take this code any more: it is too far behind, or past its last day. Ask for a status code before another is issued in its place.";

/** What happens to a code after it was issued. Each call answers the code as it is then. */
export const lifeRoutes: FastifyPluginAsyncTypebox<{ supplier: Supplier }> = async (
  app,
  { supplier },
) => {
  const { store, sources } = supplier;
  const response = { 200: Code, ...refusals };
  const change = (actor: Actor, mark: (transaction: Store) => Promise<CodeRow>) =>
    transact(store, async (transaction) =>
      codeView(await recordChange(transaction, supplier, actor, await mark(transaction))),
    );

  const sending = {
    tags,
    summary: "The digits have gone to the customer",
    description: "Counted: `sentCount` says how often.",
    params,
    body: SentBody,
    response,
  };
  app.post("/v1/codes/:codeId/sent", { schema: sending, config }, async ({ actor, params, body }) =>
    change(actor, (transaction) =>
      markSent(transaction, params.codeId, body.channel, sources.nowSeconds()),
    ),
  );

  const resending = {
    tags,
    summary: "Send it again: the same digits, counted",
    description:
      "No code is made and no counter used: what was typed once is not applied twice. `caution` says when the meter may not take it any more.",
    params,
    body: SentBody,
    response: { 200: ResentCode, ...refusals },
  };
  app.post(
    "/v1/codes/:codeId/resend",
    { schema: resending, config },
    async ({ actor, params, body }) =>
      transact(store, async (transaction) => {
        const now = sources.nowSeconds();
        const row = await markSent(transaction, params.codeId, body.channel, now);
        const meter = knownCounters(await requireMeter(transaction, row.meter_id));
        const caution = canStillApply(outstandingCode(row), meter, now) ? null : OUT_OF_REACH;
        await recordChange(transaction, supplier, actor, row);
        return { ...codeView(row), caution };
      }),
  );

  const losing = {
    tags,
    summary: "The digits did not reach the customer",
    description: "They are still good: what turns up can be typed, and resending sends the same.",
    params,
    body: VoidBody,
    response,
  };
  app.post("/v1/codes/:codeId/lost", { schema: losing, config }, async ({ actor, params, body }) =>
    change(actor, (transaction) =>
      markLost(transaction, params.codeId, body.reason, sources.nowSeconds()),
    ),
  );

  const refusing = {
    tags,
    summary: "The meter refused the code, and said why",
    description:
      "What the reason proves settles the code: `duplicate` that it was applied, `superseded` that a later code has overtaken it; `too_old`, `expired` and `unsupported` that the meter will not take it; after every other reason the same digits may be typed again.",
    params,
    body: RefusedBody,
    response,
  };
  app.post(
    "/v1/codes/:codeId/refused",
    { schema: refusing, config },
    async ({ actor, params, body }) =>
      transact(store, async (transaction) => {
        const now = sources.nowSeconds();
        const settled = await markRefused(transaction, params.codeId, body.reason, now);
        await record(transaction, supplier, actor, ...settled.map(changeOf));
        return codeView(settled[0]);
      }),
  );
};
