import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { Bench } from "../../bench/bench.ts";
import { sessionOf } from "../../bench/session-file.ts";
import { meterIdOf } from "../../sessions/meter-id.ts";
import { parseSession } from "../../sessions/parse.ts";
import { reportOf } from "../../sessions/report.ts";
import { htmlReport } from "../../sessions/report-html.ts";
import { markdownReport } from "../../sessions/report-markdown.ts";
import type { Session } from "../../sessions/session.ts";
import { VERSION } from "../../version.ts";
import { MeterPath } from "../schemas/common.ts";
import { ReportBody, type ReportFormat, ReportQuery, SESSION_FILE } from "../schemas/sessions.ts";

/** The report has its styles in it, runs nothing and asks for nothing. */
const REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** What the meter of a session is called here; empty where it has no name, or is not here. */
async function labelOf(bench: Bench, meterId: string): Promise<string> {
  return bench.ids().includes(meterId) ? (await bench.see(meterId)).label : "";
}

function sendReport(
  reply: FastifyReply,
  { format, text }: { readonly format: ReportFormat; readonly text: string },
): FastifyReply {
  reply.header("content-security-policy", REPORT_POLICY);
  // A text is sent as it is: the serializer is for JSON.
  reply.serializer((report) => String(report));
  return reply.type(`text/${format}; charset=utf-8`).send(text);
}

/** Sessions as pages to read. */
export const reportRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (app, { bench }) => {
  const page = (type: string, description: string) => ({
    [type]: { schema: Type.String({ description }) },
  });
  const read = {
    description: "Conclusion, each step with its time, outcome and display, events and alerts.",
    content: { ...page("text/html", "One page."), ...page("text/markdown", "One page.") },
  };
  const reported = async (session: Session, format: ReportFormat) => {
    const madeAt = Math.floor(bench.sources.nowMs() / 1_000);
    const label = await labelOf(bench, meterIdOf(session.start));
    const report = await reportOf(session, { madeAt, software: `UTRN Lab ${VERSION}`, label });
    return { format, text: format === "html" ? htmlReport(report) : markdownReport(report) };
  };
  const reporting = {
    tags: ["sessions"],
    operationId: "getSessionReport",
    summary: "The session as a test record to read",
    params: MeterPath,
    querystring: ReportQuery,
    response: { 200: read, ...problemResponses("not_found") },
  };
  app.get(
    "/v1/meters/:meterId/session/report",
    { schema: reporting },
    async ({ params, query }, reply) => {
      const session = await sessionOf(bench, params.meterId);
      return sendReport(reply, await reported(session, query.format));
    },
  );

  const reportingFile = {
    tags: ["sessions"],
    operationId: "reportSession",
    summary: "Any session as a test record to read",
    description: "As that of a meter. No meter of the bench changes.",
    body: ReportBody,
    response: { 200: read, ...problemResponses("session_damaged") },
  };
  app.post(
    "/v1/sessions/report",
    { schema: reportingFile, ...SESSION_FILE },
    async ({ body }, reply) =>
      sendReport(reply, await reported(parseSession(body.session), body.format ?? "html")),
  );
};
