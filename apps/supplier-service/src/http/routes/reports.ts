import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { invalidRequest, problemResponses } from "@utrn-lab/http-host";
import type { Static } from "typebox";
import { timeOf } from "../../iso-time.ts";
import { requireMeter } from "../../meters/find-meter.ts";
import { takeReports } from "../../proofs/take-alerts.ts";
import { reportDays } from "../../reconciliation/days.ts";
import { reconciliationCsv, reportReconciliation } from "../../reconciliation/reconcile.ts";
import type { Service } from "../../service.ts";
import { type AlertPlace, latestAlerts } from "../../store/meter-alerts.ts";
import type { ReportFilter } from "../../store/reconciliation.ts";
import type { MeterAlertRow } from "../../store/tables.ts";
import { MeterPath, page, readPage } from "../schemas/common.ts";
import {
  AlertsBody,
  AlertsQuery,
  Days,
  DaysQuery,
  MeterAlert,
  Reconciled,
  Reconciliation,
  ReportQuery,
} from "../schemas/reports.ts";
import { codeView } from "../views.ts";
import { secondsOfDays } from "./days.ts";

const tags = ["reconciliation"];
const CSV = "text/csv; charset=utf-8";

function filterOf({ from, to, tag, campaign }: Static<typeof DaysQuery>): ReportFilter {
  return { ...secondsOfDays(from, to), tag, campaignId: campaign };
}

function alertView(row: MeterAlertRow) {
  return {
    id: row.alert_id === "" ? null : row.alert_id,
    at: timeOf(row.at),
    event: row.event,
    text: row.text,
    occurrence: row.occurrence,
    creditPence: row.credit_pence,
    codeId: row.code_id,
    receivedAt: timeOf(row.received_at),
  };
}

/** Between the last three in a cursor: no alert has a line end in it. */
const BETWEEN = "\n";

function cursorOf({ at, event, text, alert_id, occurrence }: AlertPlace): string {
  const rest = [text, alert_id, occurrence].join(BETWEEN);
  return `${at}:${event}:${Buffer.from(rest, "utf8").toString("base64url")}`;
}

function placeOf(cursor: string | undefined): AlertPlace | undefined {
  if (cursor === undefined) return undefined;
  const [at, event = "", encoded = ""] = cursor.split(":");
  const rest = Buffer.from(encoded, "base64url").toString("utf8");
  const [text = "", alert_id = "", occurrence = "", ...more] = rest.split(BETWEEN);
  // PostgreSQL takes no NUL in a text, and no alert has one.
  if (rest.includes("\0") || !/^[0-9]{1,4}$/.test(occurrence) || more.length > 0) {
    throw invalidRequest("cursor", "cursor is not one this service issued");
  }
  return { at: Number(at), event, text, alert_id, occurrence: Number(occurrence) };
}

const reporting = {
  tags,
  operationId: "reportAlerts",
  summary: "Record what a meter reports once its WAN is back",
  description:
    "Events as its log and outbox have them, and entries of its code log, in one batch; " +
    "a batch that is sent again changes nothing. Equal ones of a batch are so many; those of " +
    "several batches are the same ones, unless their ids differ. An entry names a code by its " +
    "last four digits. An event names none: as many equal ones as there are codes that can have " +
    "raised them prove those, fewer prove none. What is proved becomes `confirmed`, by " +
    "`alert`.",
  params: MeterPath,
  body: AlertsBody,
  response: {
    200: Reconciled,
    ...problemResponses("not_found"),
  },
};

const listing = {
  tags,
  operationId: "listAlerts",
  summary: "What a meter has reported, newest first",
  description: "A credit has the `codeId` of the confirmed code that explains it.",
  params: MeterPath,
  querystring: AlertsQuery,
  response: {
    200: page(MeterAlert),
    ...problemResponses("not_found"),
  },
};

const reconciling = {
  tags,
  operationId: "getReconciliation",
  summary: "Issued against applied, with money on both sides",
  description:
    "The codes issued from the first to the last day asked for, of the meters with a tag " +
    "or of a campaign, by their state; and the credits that meters have reported in these " +
    "days. `format=csv` gives the same as CSV.",
  querystring: ReportQuery,
  response: {
    200: {
      description: "The report.",
      content: {
        "application/json": { schema: Reconciliation },
        "text/csv": { schema: { type: "string" } },
      },
    },
  },
};

const reportingDays = {
  tags,
  operationId: "getDays",
  summary: "What was issued each day, and what has become of it",
  description:
    "By the day of issue, UTC, as in the reconciliation of the same days, whose sums these are " +
    "day by day.",
  querystring: DaysQuery,
  response: { 200: Days },
};

/** What was asked for, with null for what was left out. */
function askedOf({ from, to, tag, campaign }: Static<typeof DaysQuery>) {
  return { from: from ?? null, to: to ?? null, tag: tag ?? null, campaign: campaign ?? null };
}

/** What meters report, and issued against applied. */
export const reportRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  app.post(
    "/v1/meters/:meterId/alerts",
    { schema: reporting, config: { role: "issuer" } },
    async ({ actor, params, body }) => {
      const found = await takeReports(service, actor, params.meterId, body.alerts);
      return {
        received: body.alerts.length,
        added: found.added,
        codes: found.codes.map(codeView),
        unexplainedCredits: found.unexplained.map((row) => ({
          at: timeOf(row.at),
          creditPence: row.credit_pence ?? 0,
        })),
      };
    },
  );

  app.get(
    "/v1/meters/:meterId/alerts",
    { schema: listing, config: { role: "reader" } },
    async ({ params, query }) => {
      await requireMeter(service.store, params.meterId);
      const { unexplained: isUnexplained = false } = query;
      const filter = { isUnexplained, before: placeOf(query.cursor) };
      const read = (limit: number) => latestAlerts(service.store, params.meterId, filter, limit);
      return readPage(query, read, alertView, cursorOf);
    },
  );

  app.get(
    "/v1/reports/reconciliation",
    { schema: reconciling, config: { role: "reader" } },
    async ({ query }, reply) => {
      const report = await reportReconciliation(service.store, filterOf(query));
      if (query.format === "csv") {
        return reply
          .type(CSV)
          .serializer(String)
          .send(reconciliationCsv(report) as never);
      }
      return reply.send({ ...askedOf(query), ...report } as never);
    },
  );

  app.get(
    "/v1/reports/days",
    { schema: reportingDays, config: { role: "reader" } },
    async ({ query }) => ({
      ...askedOf(query),
      days: await reportDays(service.store, filterOf(query)),
    }),
  );
};
