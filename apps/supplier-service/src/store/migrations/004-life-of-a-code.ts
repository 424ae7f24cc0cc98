import type { Kysely } from "kysely";

const TEXTS = ["sent_channel", "refusal", "lost_reason", "superseded_by", "confirmed_by"];
const TIMES = ["sent_at", "refused_at", "lost_at"];

/** What became of a code after it was issued: sent, refused, lost, overtaken, proved. */
export async function addLifeOfACode(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  // SQLite adds one column a statement.
  await schema
    .alterTable("codes")
    .addColumn("sent_count", "integer", (it) => it.notNull().defaultTo(0))
    .execute();
  for (const name of TEXTS) {
    await schema.alterTable("codes").addColumn(name, "text").execute();
  }
  for (const name of TIMES) {
    await schema.alterTable("codes").addColumn(name, "bigint").execute();
  }
  await schema.createIndex("codes_issued_at").on("codes").column("issued_at").execute();
}
