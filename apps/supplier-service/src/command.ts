import { parseArgs } from "node:util";
import { type Environment, makePrivateFolder, StartError } from "@utrn-lab/http-host";
import { backUp } from "./setup/back-up.ts";
import { moveDatabase } from "./setup/move-database.ts";
import { type Resuming, resumeAfterRestore, SKIP_MAX } from "./setup/resume.ts";
import { checkDatabaseUrl, readSettings, type Settings } from "./setup/settings.ts";
import { SYSTEM } from "./setup/system-sources.ts";
import { openStore } from "./store/database.ts";
import type { Store } from "./store/tables.ts";

const USAGE = `Usage: npm run supplier -- COMMAND, with the environment of the service.

  resume-after-restore [--skip 64] [--accept-other-database]
      Goes on with a database that was restored: moves the counter of every meter on.
  backup --to FILE
      Writes the embedded database to a new file, while the service goes on.
  migrate
      Brings the tables up to what this version needs, by a role that owns them.
  move --to postgres://...
      Moves all that the embedded database has to an empty PostgreSQL database.
`;

const OPTIONS = {
  to: { type: "string" },
  skip: { type: "string" },
  "accept-other-database": { type: "boolean" },
} as const;

type Options = ReturnType<typeof readArguments>["values"];

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    throw new StartError(USAGE.trim());
  }
}

/** More codes than a meter gets in a day, and few enough that all of them still verify. */
const SKIP = "64";

function readResuming(options: Options): Resuming {
  const { skip: text = SKIP } = options;
  const skip = Number(text);
  if (!/^\d{1,5}$/.test(text) || skip < 1 || skip > SKIP_MAX) {
    throw new StartError(`--skip must be a whole number from 1 to ${SKIP_MAX}.`);
  }
  return { skip, isOtherAccepted: options["accept-other-database"] === true };
}

function readTo({ to }: Options): string {
  if (to === undefined || to === "") throw new StartError("--to must say where.");
  return to;
}

function readMoveTo(options: Options): string {
  return checkDatabaseUrl(readTo(options), "--to") ?? "";
}

async function withStore<T>(settings: Settings, work: (store: Store) => Promise<T>): Promise<T> {
  makePrivateFolder(settings.folder);
  const store = await openStore(settings);
  try {
    return await work(store);
  } finally {
    await store.destroy();
  }
}

/** Opening the store has brought its own tables up to date. */
async function migrate({ databaseUrl }: Settings): Promise<string[]> {
  if (databaseUrl !== undefined) {
    const { makeQueue } = await import("./campaigns/queue-runner.ts");
    await makeQueue(databaseUrl);
  }
  return ["The database is up to date."];
}

/** Does what whoever runs the service asks for beside it; answers what to print. */
async function runCommand(args: readonly string[], env: Environment): Promise<string[]> {
  const { positionals, values } = readArguments(args);
  const [name] = positionals;
  if (positionals.length !== 1) throw new StartError(USAGE.trim());
  const settings = readSettings(env);
  switch (name) {
    case "resume-after-restore": {
      const resuming = readResuming(values);
      return withStore(settings, (store) => resumeAfterRestore(store, settings, SYSTEM, resuming));
    }
    case "backup":
      return backUp(settings, readTo(values));
    case "migrate":
      return withStore(settings, () => migrate(settings));
    case "move":
      return moveDatabase(settings, readMoveTo(values), SYSTEM);
    default:
      throw new StartError(USAGE.trim());
  }
}

if (import.meta.main) {
  try {
    const lines = await runCommand(process.argv.slice(2), process.env);
    process.stdout.write(`${lines.join("\n")}\n`);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
