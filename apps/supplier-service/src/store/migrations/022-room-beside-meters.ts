import { type Kysely, sql } from "kysely";
import { isPostgres } from "../transact.ts";

/**
 * Leaves half of each page of PostgreSQL's meters free. A campaign changes the counter of every
 * meter on a page: where the new rows have room beside the old ones no index is written (PostgreSQL
 * 66.7, heap-only tuples), which is a quarter of what the database does for a code. A table whose
 * pages are full grows to the same size, since the new rows need pages of their own. Rows that are
 * there move as they change.
 */
export async function leaveRoomBesideMeters(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) return;
  await sql`alter table meters set (fillfactor = 50)`.execute(db);
}
