import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem, problemResponses } from "@utrn-lab/http-host";
import { findUnsigned } from "../../approvals/unsigned.ts";
import { requireMeter } from "../../meters/find-meter.ts";
import { explainCode } from "../../proofs/explain-code.ts";
import type { Service } from "../../service.ts";
import { type CodeRecord, findCode } from "../../store/codes.ts";
import { codesOfMeterBelow, countCodes, findCodes } from "../../store/find-codes.ts";
import { CodesQuery, FoundCode, MeterCodesQuery, ReadCode } from "../schemas/code.ts";
import { CodePath, counted, countedPage, MeterPath, readPage } from "../schemas/common.ts";
import { ExplainBody, Explanation } from "../schemas/proof.ts";
import { readCodeView } from "../views.ts";
import { secondsOfDays } from "./days.ts";

const tags = ["codes"];
const reading = { role: "reader" } as const;
const refusals = ["not_found"] as const;

/** What a query asks of codes. */
function conditionsOf(query: Omit<CodesQuery, "cursor">) {
  const { status: statuses, isOpen, command: commands, digits, refusal: refusals } = query;
  const { campaignId, from, to } = query;
  const times = secondsOfDays(from, to);
  return { statuses, isOpen, commands, digits, refusals, campaignId, ...times };
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const [issued_at, code_id = ""] = cursor.split(":");
  return { issued_at: Number(issued_at), code_id };
}

const finding = {
  tags,
  operationId: "listCodes",
  summary: "The codes that meet every condition named, newest first",
  querystring: CodesQuery,
  response: { 200: countedPage(ReadCode) },
};

const listing = {
  tags,
  operationId: "listCodesOfMeter",
  summary: "A meter's codes that meet every condition named, newest first",
  params: MeterPath,
  querystring: MeterCodesQuery,
  response: { 200: countedPage(ReadCode), ...problemResponses(...refusals) },
};

/** What was issued, and what a code says. */
export const codeRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store } = service;

  app.get("/v1/codes", { schema: finding, config: reading }, async ({ actor, query }) => {
    const { meterId, label, tag, fuel } = query;
    const filter = { ...conditionsOf(query), meterId, meter: { label, tag, fuel } };
    const read = (limit: number) => findCodes(store, filter, placeOf(query.cursor), limit);
    const view = (row: CodeRecord) => readCodeView(row, actor);
    const some = await readPage(query, read, view, (row) => `${row.issued_at}:${row.code_id}`);
    return counted(some, query.cursor === undefined, (most) => countCodes(store, filter, most));
  });
  app.get(
    "/v1/meters/:meterId/codes",
    { schema: listing, config: reading },
    async ({ actor, params, query }) => {
      await requireMeter(store, params.meterId);
      const { cursor } = query;
      const filter = { ...conditionsOf(query), meterId: params.meterId };
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
      const read = (limit: number) => codesOfMeterBelow(store, filter, before, limit);
      const view = (row: CodeRecord) => readCodeView(row, actor);
      const some = await readPage(query, read, view, ({ counter }) => String(counter));
      return counted(some, cursor === undefined, (most) => countCodes(store, filter, most));
    },
  );

  const showing = {
    tags,
    operationId: "getCode",
    summary: "One code: to send it again, send the same digits",
    params: CodePath,
    response: { 200: FoundCode, ...problemResponses(...refusals) },
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
