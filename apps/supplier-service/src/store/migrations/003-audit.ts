import { NO_PREVIOUS } from "@utrn-lab/audit-chain";
import { type Kysely, PostgresAdapter, sql } from "kysely";

/** Nobody changes a line by mistake; who means to is found by the chain. */
async function forbidChanges(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$`.execute(db);
    await sql`CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`.execute(db);
    return;
  }
  for (const act of ["UPDATE", "DELETE"]) {
    await sql`CREATE TRIGGER ${sql.raw(`audit_no_${act.toLowerCase()}`)}
      BEFORE ${sql.raw(act)} ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END`.execute(db);
  }
}

/** The audit trail, and the one row that says where it ends. */
export async function createAudit(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("audit")
    .addColumn("seq", "bigint", (it) => it.primaryKey().check(sql`seq >= 1`))
    .addColumn("action", "text", (it) => it.notNull())
    .addColumn("meter_id", "text")
    .addColumn("code_id", "text")
    .addColumn("line", "text", (it) => it.notNull())
    .execute();
  for (const column of ["meter_id", "code_id"]) {
    await schema
      .createIndex(`audit_by_${column}`)
      .on("audit")
      .columns([column, "seq"])
      .where(column, "is not", null)
      .execute();
  }
  await schema
    .createTable("audit_head")
    .addColumn("only", "integer", (it) => it.primaryKey().check(sql`"only" = 1`))
    .addColumn("seq", "bigint", (it) => it.notNull())
    .addColumn("hash", "text", (it) => it.notNull())
    .addColumn("checkpoint_seq", "bigint", (it) => it.notNull())
    .execute();
  await sql`INSERT INTO audit_head ("only", seq, hash, checkpoint_seq)
    VALUES (1, 0, ${NO_PREVIOUS}, 0)`.execute(db);
  await forbidChanges(db);
}
