import { Readable } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { fingerprintOf, readLine } from "@utrn-lab/audit-chain";
import { problemResponses, streamed } from "@utrn-lab/http-host";
import { findLines } from "../../audit/find-lines.ts";
import { exportTrail, verifyTrail } from "../../audit/read-trail.ts";
import { pemOf, trustedKeys } from "../../audit/trusted-keys.ts";
import { timeOf } from "../../iso-time.ts";
import type { Service } from "../../service.ts";
import { AuditQuery, Entry, ExportQuery, Verified } from "../schemas/audit.ts";
import { page, readPage } from "../schemas/common.ts";
import { secondsOfDays } from "./days.ts";

const tags = ["audit"];
const config = { role: "reader" } as const;
const PEM = "application/x-pem-file";
const NDJSON = "application/x-ndjson";

function entryOf(text: string) {
  const line = readLine(text);
  if (line === undefined) throw new Error("the audit trail holds what is no line of it");
  return line;
}

/** The times of the days asked for, from the first to the last. */
function timesOf(from: string | undefined, to: string | undefined) {
  const { fromSeconds, toSeconds } = secondsOfDays(from, to);
  const time = (seconds: number | undefined) =>
    seconds === undefined ? undefined : timeOf(seconds);
  return { from: time(fromSeconds), before: time(toSeconds) };
}

const listing = {
  tags,
  operationId: "listAudit",
  summary: "The audit trail, newest first",
  querystring: AuditQuery,
  response: { 200: page(Entry) },
};

const exporting = {
  tags,
  operationId: "exportAudit",
  summary: "The audit trail as a file, oldest first, signed at its end",
  description:
    "NDJSON, one entry a line, to be verified anywhere by `utrn audit verify FILE --key " +
    "PEM`. `after` begins after an entry that an earlier file has.",
  querystring: ExportQuery,
  response: {
    200: streamed(NDJSON, "The entries, a line of JSON each.", Entry),
    ...problemResponses("audit_trail_unknown"),
  },
};

const listingKeys = {
  tags,
  operationId: "getAuditKeys",
  summary: "The public keys that sign the audit trail",
  description:
    "PEM, one after another, each behind a line with its fingerprint: those of all processes on " +
    "this database, and those of SUPPLIER_AUDIT_TRUSTED_FILE. For `utrn audit verify FILE --key`.",
  response: {
    200: streamed(PEM, "The keys."),
  },
};

const verifying = {
  tags,
  operationId: "verifyAudit",
  summary: "Verify the audit trail as it is stored",
  description:
    "Every hash, every link and every signature, and that it ends where it should. It answers " +
    "200 even if something is wrong: look at `ok`.",
  response: { 200: Verified },
};

/** Who did what: a trail that nobody changes unseen. */
export const auditRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store } = service;

  app.get("/v1/audit", { schema: listing, config }, async ({ query }) => {
    const { cursor, meterId, codeId, requestId, action, actor, from, to } = query;
    const wanted = {
      ...{ meterId, codeId, requestId, action, actor },
      ...timesOf(from, to),
      cursor: cursor === undefined ? undefined : Number(cursor),
    };
    const read = (limit: number) => findLines(store, wanted, limit);
    return readPage(
      query,
      read,
      ({ line }) => entryOf(line),
      ({ seq }) => String(seq),
    );
  });

  app.get("/v1/audit.ndjson", { schema: exporting, config }, async ({ query }, reply) => {
    const file = await exportTrail(service, query.after ?? 0);
    reply.type(NDJSON).header("content-disposition", 'attachment; filename="audit.ndjson"');
    return reply.send(Readable.from(file) as never);
  });

  app.get("/v1/audit/verify", { schema: verifying, config }, async () => {
    const { summary, fault } = await verifyTrail(store, service.auditKey);
    const { lines: entries, signers, firstSeq: _, ...rest } = summary;
    return {
      ok: fault === null,
      fault: fault === null ? null : { ...fault, seq: fault.seq ?? 0 },
      entries,
      ...rest,
      signers: { ...signers },
      fingerprint: fingerprintOf(service.auditKey.publicKey),
      publicKey: pemOf(service.auditKey.publicKey),
    };
  });

  app.get("/v1/audit/keys.pem", { schema: listingKeys, config }, async (_request, reply) => {
    const keys = await trustedKeys(store, service.auditKey);
    const texts = keys.map((key) => `# ${fingerprintOf(key)}\n${pemOf(key)}`);
    reply.type(PEM).header("content-disposition", 'attachment; filename="audit-keys.pem"');
    return reply.send(texts.join(""));
  });
};
