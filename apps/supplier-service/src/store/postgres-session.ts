import { StartError } from "@utrn-lab/http-host";
import { type Kysely, sql } from "kysely";

/** What holds for every connection to PostgreSQL, in its own words. */
const SETTINGS: Readonly<Record<string, string>> = {
  // Locks do the work here, and who has waited for one goes on with what is there then: whatever
  // the default of a database or a role, nothing is refused for serialization.
  default_transaction_isolation: "read committed",
  // Milliseconds. Nothing here holds a lock for long: who waits longer is told so, and asks again.
  lock_timeout: "10000",
  // A process that was stopped in the middle of a transaction loses its locks, before who waits for
  // them is told to ask again.
  idle_in_transaction_session_timeout: "5000",
  // Every statement has an index, and a campaign outruns the planner's statistics: it shall not
  // read a whole table because the table was empty when somebody last counted.
  enable_seqscan: "off",
};

/** The settings as a connection sends them at its start (PostgreSQL, 54.7, `options`). */
export const SESSION_OPTIONS = Object.entries(SETTINGS)
  .map(([name, value]) => `-c ${name}=${value.replaceAll(" ", "\\ ")}`)
  .join(" ");

interface Setting {
  readonly name: string;
  readonly setting: string;
}

/**
 * Refuses a database whose connections have other settings, as behind a pool that drops what a
 * connection says at its start.
 * @throws StartError with the statements that settle them for the role.
 */
export async function refuseOtherSettings<Tables>(db: Kysely<Tables>): Promise<void> {
  const names = Object.keys(SETTINGS);
  const { rows } = await sql<Setting>`select name, setting from pg_settings
    where name = any(${names}) order by name`.execute(db);
  const other = rows.filter(({ name, setting }) => setting !== SETTINGS[name]);
  if (other.length === 0) return;
  const cures = other.map(
    ({ name }) => `ALTER ROLE CURRENT_USER SET ${name} = '${SETTINGS[name]}';`,
  );
  throw new StartError(
    "Something between the service and its database drops the settings of a connection. Have the " +
      `database role settle them, then start the connection pool again: ${cures.join(" ")}`,
  );
}
