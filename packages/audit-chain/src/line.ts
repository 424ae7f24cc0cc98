import { createHash } from "node:crypto";
import stringify from "safe-stable-stringify";

/** A value in `details`: never the digits of a code, never a private key. */
export type AuditDetail = string | number | boolean | null | readonly (string | number)[];

/** Something that was done. */
interface AuditEntry {
  /** 1, 2, 3 and so on, without a gap. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The id of the API key that asked, or the service's own name for itself. */
  readonly actor: string;
  readonly role: string;
  /** Say "code.issued". */
  readonly action: string;
  readonly meterId?: string;
  readonly codeId?: string;
  readonly utrnCounter?: number;
  readonly details?: Readonly<Record<string, AuditDetail>>;
}

/** An entry in the chain: `hash` covers all its other members, `previous` among them. */
export interface AuditLine extends AuditEntry {
  readonly previous: string;
  readonly hash: string;
}

/** What the first line of a trail has for `previous`. */
export const NO_PREVIOUS: string = "0".repeat(64);

/** One text for one value: members in the order of their names, no white space. */
function canonical(value: unknown): string {
  return stringify(value) ?? "";
}

/** SHA-256, hex, of the canonical JSON of a line without its `hash`. */
export function hashOf(line: Omit<AuditLine, "hash">): string {
  return createHash("sha256").update(canonical(line), "utf8").digest("hex");
}

/**
 * Links an entry to the line before it.
 * @param entry - what was done.
 * @param previous - the hash of the line before, or `NO_PREVIOUS`.
 */
export function linkEntry(entry: AuditEntry, previous: string): AuditLine {
  const line = { ...entry, previous };
  return { ...line, hash: hashOf(line) };
}

/** A line as it is stored and exported: one text for one line, so that any changed byte shows. */
export function writeLine(line: AuditLine): string {
  return canonical(line);
}

const HASH = /^[0-9a-f]{64}$/;

/** The line in a text, or undefined where the text is not exactly what `writeLine` writes. */
export function readLine(text: string): AuditLine | undefined {
  let line: Partial<AuditLine> | null;
  try {
    line = JSON.parse(text) as Partial<AuditLine> | null;
  } catch {
    return undefined;
  }
  if (typeof line !== "object" || line === null || !Number.isSafeInteger(line.seq))
    return undefined;
  const isWhole =
    HASH.test(String(line.hash)) &&
    HASH.test(String(line.previous)) &&
    [line.at, line.actor, line.role, line.action].every((member) => typeof member === "string");
  return isWhole && canonical(line) === text ? (line as AuditLine) : undefined;
}
