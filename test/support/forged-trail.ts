import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  type AuditLine,
  CHECKPOINT,
  linkEntry,
  NO_PREVIOUS,
  readLine,
  writeLine,
} from "@utrn-lab/audit-chain";

/** The database of a supplier service under test, as somebody has it who can write to it. */
export function openAsForger(folder: string): DatabaseSync {
  const file = new DatabaseSync(join(folder, "supplier", "supplier.db"), { timeout: 10_000 });
  file.exec("DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete");
  return file;
}

/** Makes a line anew, behind another. */
type Remake = (line: AuditLine, previous: string, seq: number) => AuditLine;

/** The same line, linked to what is before it now. */
export const relink: Remake = ({ hash: _, previous: __, ...entry }, previous, seq) =>
  linkEntry({ ...entry, seq }, previous);

/**
 * Makes a stored trail anew, with every hash, and moves its head, as somebody would who has the
 * database and not the audit key.
 * @param choose - which lines stay, and what they say.
 */
export function remakeTrail(
  folder: string,
  choose: (lines: readonly AuditLine[]) => readonly AuditLine[],
  remake = relink,
): void {
  const file = openAsForger(folder);
  const rows = file.prepare("SELECT line FROM audit ORDER BY seq").all();
  const lines = rows.map(({ line }) => readLine(String(line)) as AuditLine);
  file.exec("DELETE FROM audit");
  const insert = file.prepare("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)");
  let head = { seq: 0, hash: NO_PREVIOUS };
  let checkpointSeq = 0;
  for (const line of choose(lines)) {
    const made = remake(line, head.hash, head.seq + 1);
    const { seq, action, meterId = null, codeId = null, requestId = null } = made;
    insert.run(seq, action, meterId, codeId, writeLine(made), requestId);
    head = made;
    if (action === CHECKPOINT) checkpointSeq = seq;
  }
  file
    .prepare("UPDATE audit_head SET seq = ?, hash = ?, checkpoint_seq = ?")
    .run(head.seq, head.hash, checkpointSeq);
  file.close();
}

/** The lines of a trail that sign nothing. */
export function withoutCheckpoints(lines: readonly AuditLine[]): AuditLine[] {
  return lines.filter(({ action }) => action !== CHECKPOINT);
}
