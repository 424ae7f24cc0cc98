import { startServerProcess } from "../../support/server-process.ts";
import { supplierCommand } from "../../support/supplier-command.ts";
import { type Database, endConnections } from "./databases.ts";
import type { Disk } from "./disk.ts";
import type { Installation } from "./installation.ts";
import { SKIPPED_AT_RESTORE, signedIn } from "./judge.ts";
import { forgetSince, type Ledger, pageOf } from "./ledger.ts";
import type { Traffic } from "./traffic.ts";

/** What a fault happens to. */
export interface Scene {
  readonly database: Database;
  readonly installation: Installation;
  readonly traffic: Traffic;
  readonly ledger: Ledger;
}

/** Injects a fault and brings back what it ended; the traffic goes on all along. */
type Inject = (scene: Scene, target: number) => Promise<void>;

/** How many answers others give while a process is paused, or the database is away. */
const ANSWERS_MEANWHILE = 6;
/** How many are given on a full disk: a database has some room of its own left. */
const ANSWERS_ON_FULL_DISK = 40;
/** How many answers are lost with a database: some meters have had several. */
const ANSWERS_LOST = 15;

const killed: Inject = async ({ installation }, target) => {
  await installation.end(target, "SIGKILL");
  await installation.start(target);
};

const ended: Inject = async ({ installation }, target) => {
  await installation.end(target, "SIGTERM");
  await installation.start(target);
};

const paused: Inject = async ({ installation, traffic }, target) => {
  installation.pause(target);
  await traffic.answers(ANSWERS_MEANWHILE);
  installation.resume(target);
};

const allKilled: Inject = async ({ installation, database }) => {
  await Promise.all([installation.endAll("SIGKILL"), database.server?.crash("SIGKILL")]);
  await database.server?.restart();
  await installation.startAll();
};

const diskFull =
  (disk: Disk): Inject =>
  async ({ database, traffic }) => {
    disk.fill();
    await traffic.answers(ANSWERS_ON_FULL_DISK);
    disk.free();
    // A PostgreSQL that cannot write its log ends itself.
    await database.server?.restart();
  };

const killedOnFullDisk =
  (disk: Disk): Inject =>
  async ({ installation, database, traffic }, target) => {
    disk.fill();
    await traffic.answers(ANSWERS_ON_FULL_DISK);
    await installation.end(target, "SIGKILL");
    disk.free();
    await database.server?.restart();
    await installation.start(target);
  };

const serverEnded =
  (signal: "SIGQUIT" | "SIGKILL"): Inject =>
  async ({ database, traffic }) => {
    await database.server?.crash(signal);
    await traffic.answers(ANSWERS_MEANWHILE);
    await database.server?.restart();
  };

const connectionsEnded: Inject = ({ database }) => endConnections(database);

/** All that is written after the copy is lost; no process may issue until it is told of that. */
const copyPutBack: Inject = async ({ installation, database, traffic, ledger }) => {
  await installation.endAll("SIGTERM");
  await traffic.silence();
  await database.keepCopy();
  const page = pageOf(ledger);
  await installation.startAll();
  await traffic.answers(ANSWERS_LOST);
  await installation.endAll("SIGKILL");
  await traffic.silence();
  forgetSince(ledger, page, await signedIn(database));
  await database.putCopyBack();
  const started = await startServerProcess("supplier", database.env).catch(() => undefined);
  if (started !== undefined) {
    ledger.unexpected.push("a process has started on an older copy of its database");
    await started.end("SIGKILL");
  }
  const skip = String(SKIPPED_AT_RESTORE);
  await supplierCommand(database.env, "resume-after-restore", "--skip", skip);
  await installation.startAll();
};

/** The faults that a database can be put through, by what is injected. */
export function faultsOf({ disk, server }: Database): Readonly<Record<string, Inject>> {
  return {
    "a process killed (SIGKILL)": killed,
    "a process ended (SIGTERM)": ended,
    "a process paused (SIGSTOP, SIGCONT)": paused,
    "all processes and the database killed at once": allKilled,
    ...(disk && {
      "disk full": diskFull(disk),
      "a process killed while the disk is full": killedOnFullDisk(disk),
    }),
    ...(server && {
      "PostgreSQL ended at once (SIGQUIT)": serverEnded("SIGQUIT"),
      "PostgreSQL killed (SIGKILL)": serverEnded("SIGKILL"),
      "all connections ended (pg_terminate_backend)": connectionsEnded,
    }),
    "an older copy of the database put back": copyPutBack,
  };
}
