import { hash } from "node:crypto";
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
  /** The id of the request by which the actor asked, as its answer and the log name it. */
  readonly requestId?: string;
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
export const NO_PREVIOUS = "0".repeat(64);

/**
 * One text for one value: JSON with members in the order of their names and no white space, as
 * RFC 8785 has it for the values of a trail.
 */
export function textOf(value: unknown): string {
  return stringify(value) ?? "";
}

/** SHA-256, hex, of the canonical JSON of a line without its `hash`. */
export function hashOf(line: Omit<AuditLine, "hash">): string {
  return hash("sha256", textOf(line));
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
  return textOf(line);
}

const HASH = /^[0-9a-f]{64}$/;

function isLine(value: Partial<AuditLine> | null): value is AuditLine {
  if (typeof value !== "object" || value === null) return false;
  const { seq, at, actor, role, action, previous, hash } = value;
  return (
    Number.isSafeInteger(seq) &&
    [at, actor, role, action].every((member) => typeof member === "string") &&
    [previous, hash].every((member) => HASH.test(String(member)))
  );
}

/** The line in a text, or undefined where the text is not exactly what `writeLine` writes. */
export function readLine(text: string): AuditLine | undefined {
  try {
    const line: Partial<AuditLine> | null = JSON.parse(text);
    return isLine(line) && textOf(line) === text ? line : undefined;
  } catch {
    return undefined;
  }
}
