import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses } from "@utrn-lab/http-host";
import { Type } from "typebox";
import { findUnsigned } from "../../approvals/unsigned.ts";
import { requireMeter } from "../../meters/find-meter.ts";
import { explainCode } from "../../proofs/explain-code.ts";
import type { Service } from "../../service.ts";
import { type CodeRecord, findCode, listCodes } from "../../store/codes.ts";
import { CodesQuery, ReadCode, UnsignedCode } from "../schemas/code.ts";
import { CodePath, MeterPath, page, readPage } from "../schemas/common.ts";
import { ExplainBody, Explanation } from "../schemas/proof.ts";
import { readCodeView } from "../views.ts";

const tags = ["codes"];
const reading = { role: "reader" } as const;
const refusals = ["invalid_request", "unauthorized", "not_found"] as const;

/** What was issued, and what a code says. */
export const codeRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store } = service;

  const listing = {
    tags,
    operationId: "listCodesOfMeter",
    summary: "A meter's codes, newest first",
    params: MeterPath,
    querystring: CodesQuery,
    response: { 200: page(ReadCode), ...problemResponses(...refusals) },
  };
  app.get(
    "/v1/meters/:meterId/codes",
    { schema: listing, config: reading },
    async ({ actor, params, query }) => {
      await requireMeter(store, params.meterId);
      const { cursor: before = Number.MAX_SAFE_INTEGER } = query;
      const read = (limit: number) => listCodes(store, params.meterId, Number(before), limit);
      const view = (row: CodeRecord) => readCodeView(row, actor);
      return readPage(query, read, view, ({ counter }) => String(counter));
    },
  );

  const showing = {
    tags,
    operationId: "getCode",
    summary: "One code: to send it again, send the same digits",
    params: CodePath,
    response: { 200: Type.Union([ReadCode, UnsignedCode]), ...problemResponses(...refusals) },
  };
  app.get("/v1/codes/:codeId", { schema: showing, config: reading }, async ({ actor, params }) => {
    const row = await findCode(store, params.codeId);
    if (row !== undefined) return readCodeView(row, actor);
    const unsigned = await findUnsigned(store, params.codeId);
    if (unsigned === undefined) {
      throw new Problem("not_found", "No code was issued under this id.");
    }
    return unsigned;
  });

  const explaining = {
    tags,
    operationId: "explainCode",
    summary: "What a code says, and with a meterId whether it is authentic",
    description:
      "Takes confirmation codes too; with a meterId a wrong one counts towards the five a day.",
    body: ExplainBody,
    response: {
      200: Explanation,
      ...problemResponses(...refusals, "too_many_requests", "too_many_attempts"),
    },
  };
  app.post("/v1/codes/explain", { schema: explaining, config: reading }, async ({ actor, body }) =>
    explainCode(service, actor, body.code, body.meterId),
  );
};
