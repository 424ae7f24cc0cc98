import type { Plan } from "@utrn-lab/utrn";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Signer } from "./signing/signer.ts";
import type { Sources } from "./sources.ts";
import { nextEnds } from "./store/api-keys.ts";
import { readAuditHead } from "./store/audit.ts";
import { countBehind, countWaiting } from "./store/backlog.ts";
import type { Store } from "./store/tables.ts";

/**
 * From a code out of the cache to one whose meter is seen first, behind a campaign, on a slow disk.
 */
const LATENCY_BUCKETS_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What a process does, as Prometheus asks for it; each process answers for itself. */
export interface Metrics {
  /** Codes that were issued: after their commit, never before. */
  countIssued(plan: Pick<Plan, "commands" | "digits">, codes: number): void;
  /** A request that was answered. */
  observeRequest(
    labels: { readonly method: string; readonly route: string; readonly status: number },
    seconds: number,
  ): void;
  /** A request that was refused, by the stable code of its problem. */
  countRefusal(code: string): void;
  /**
   * Everything, in Prometheus's text form.
   * @param isReady - what `/health/ready` would say.
   */
  text(isReady: boolean): Promise<string>;
  /** An attempt to tell a webhook of an event. */
  countDelivery(result: "delivered" | "failed"): void;
  readonly mediaType: string;
}

/**
 * Memory, event loop and the like are the process's: one registry, however many services it runs.
 */
const ofProcess = new Registry();
let isProcessObserved = false;

function observeProcess(): Registry {
  if (!isProcessObserved) collectDefaultMetrics({ register: ofProcess });
  isProcessObserved = true;
  return ofProcess;
}

/** What an operator is to see to before it is missed: signatures, and keys that end. */
function gaugeUpkeep(registers: Registry[], store: Store, sources: Sources): void {
  new Gauge({
    name: "utrn_audit_entries",
    help: "Entries of the audit trail: recorded, and those of them up to the last signature",
    labelNames: ["state"],
    registers,
    async collect() {
      const { seq, checkpointSeq } = await readAuditHead(store);
      this.set({ state: "recorded" }, seq);
      this.set({ state: "signed" }, checkpointSeq);
    },
  });
  new Gauge({
    name: "utrn_api_key_ends_timestamp_seconds",
    help: "When the first API key of each role ends; a role whose keys never end has none",
    labelNames: ["role"],
    registers,
    async collect() {
      this.reset();
      for (const { role, endsAt } of await nextEnds(store, sources.realSeconds())) {
        if (endsAt !== null) this.set({ role }, endsAt);
      }
    },
  });
}

function gaugeWork(registers: Registry[], store: Store, signer: Signer): void {
  new Gauge({
    name: "utrn_waiting",
    help: "What waits in the database: batches of campaigns to be issued, approvals to be given",
    labelNames: ["what"],
    registers,
    async collect() {
      const { batches, approvals } = await countWaiting(store);
      this.set({ what: "campaign_batches" }, batches);
      this.set({ what: "approvals" }, approvals);
    },
  });
  new Gauge({
    name: "utrn_webhook_behind",
    help: "Entries of the audit trail that a webhook has yet to be told or to pass over",
    labelNames: ["webhook"],
    registers,
    async collect() {
      this.reset();
      for (const { webhook, behind } of await countBehind(store)) this.set({ webhook }, behind);
    },
  });
  new Gauge({
    name: "utrn_signing_queue_length",
    help: "Tasks that wait for a signing thread of this process",
    registers,
    collect() {
      this.set(signer.queueLength());
    },
  });
  const agreements = new Counter({
    name: "utrn_key_agreements_total",
    help: "Key agreements with meters that this process has done",
    registers,
    collect() {
      this.reset();
      this.inc(signer.agreements());
    },
  });
  agreements.inc(0);
}

/** What a process is, as its log and its metrics name it. */
export interface Build {
  readonly version: string;
  readonly role: string;
  readonly database: "postgresql" | "sqlite";
}

/** As Prometheus's conventions have it: a gauge that is 1, whose labels say what is running. */
function tellBuild(registers: Registry[], build: Build): void {
  const info = new Gauge({
    name: "utrn_build_info",
    help: "1: the version, the role and the database of this process",
    labelNames: Object.keys(build),
    registers,
  });
  info.set({ ...build }, 1);
}

/** Starts to count. */
export function startMetrics(
  { store, signer, sources }: { store: Store; signer: Signer; sources: Sources },
  build: Build,
): Metrics {
  const own = new Registry();
  const registers = [own];
  tellBuild(registers, build);
  gaugeWork(registers, store, signer);
  gaugeUpkeep(registers, store, sources);
  const ready = new Gauge({
    name: "utrn_ready",
    help: "1: this process can do its work, as /health/ready says; 0: it cannot",
    registers,
  });
  const codes = new Counter({
    name: "utrn_codes_issued_total",
    help: "Codes issued by this process, by length",
    labelNames: ["digits"],
    registers,
  });
  const commands = new Counter({
    name: "utrn_commands_issued_total",
    help: "Commands in the codes issued by this process, by type and by the length of their code",
    labelNames: ["command", "digits"],
    registers,
  });
  const refusals = new Counter({
    name: "utrn_refusals_total",
    help: "Requests refused, by the code of the problem (docs/reference/errors.md)",
    labelNames: ["code"],
    registers,
  });
  const deliveries = new Counter({
    name: "utrn_webhook_deliveries_total",
    help: "Attempts of this process to tell webhooks of events, by what came of them",
    labelNames: ["result"],
    registers,
  });
  const latency = new Histogram({
    name: "http_request_duration_seconds",
    help: "Requests, by route and status: how long each took to answer",
    labelNames: ["method", "route", "status"],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  });
  return {
    countIssued: (plan, count) => {
      codes.inc({ digits: plan.digits }, count);
      for (const { type } of plan.commands) {
        commands.inc({ command: type, digits: plan.digits }, count);
      }
    },
    observeRequest: (labels, seconds) => latency.observe(labels, seconds),
    countRefusal: (code) => refusals.inc({ code }),
    text: (isReady) => {
      ready.set(isReady ? 1 : 0);
      return Registry.merge([own, observeProcess()]).metrics();
    },
    countDelivery: (result) => deliveries.inc({ result }),
    mediaType: own.contentType,
  };
}
