import type { KeyObject } from "node:crypto";

/** A line of the trail, by its number and hash. */
export interface AuditPlace {
  readonly seq: number;
  readonly hash: string;
}

/** A checkpoint that this process has signed, and when: seconds since the Unix epoch. */
export interface AuditMark extends AuditPlace {
  readonly signedAt: number;
}

/**
 * What a process knows of the trail beside the database: whoever rewrites the trail there cannot
 * rewrite this. It signs nothing that does not contain it.
 */
interface AuditMemory {
  /** The last checkpoint that it has signed; kept beside the audit key: a start knows it. */
  signed(): AuditMark | undefined;
  /** The last line that it has written since it started. */
  written(): AuditPlace | undefined;
  /**
   * Remembers both, after the commit: what is stored stays stored where the mark cannot be kept.
   */
  keep(end: AuditPlace, signed: AuditMark | undefined): void;
  /** Takes the trail as it is for the right one: whoever runs the service has put it back. */
  forget(): void;
  /** Keeps the mark where that has failed. Throws the system's error where it fails again. */
  keepMark(): void;
}

/** The key that signs checkpoints. It signs nothing else, and no meter knows it. */
export interface AuditKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Keys that the operator names: their checkpoints are taken for true like this one's. */
  readonly trusted: readonly KeyObject[];
  /**
   * The seals of a key by its fingerprint, that of the supplier's present key first, and during a
   * key change that of the previous one.
   */
  readonly sealsOf: (fingerprint: string) => readonly string[];
  readonly memory: AuditMemory;
}

/**
 * The memory of a process.
 * @param mark - where the last signed checkpoint is kept.
 */
export function rememberTrail(mark: {
  readonly read: () => AuditMark | undefined;
  readonly keep: (mark: AuditMark) => void;
}): AuditMemory {
  let signed = mark.read();
  let kept = signed;
  let written: AuditPlace | undefined;
  const keepMark = () => {
    if (signed === undefined || signed === kept) return;
    mark.keep(signed);
    kept = signed;
  };
  return {
    signed: () => signed,
    written: () => written,
    keep: (end, checkpoint) => {
      // Commits are told in any order.
      if (end.seq > (written?.seq ?? 0)) written = end;
      if (checkpoint === undefined || checkpoint.seq <= (signed?.seq ?? 0)) return;
      signed = checkpoint;
      try {
        keepMark();
      } catch {
        // `keepMark` is called again by who can tell the operator.
      }
    },
    forget: () => {
      [signed, kept, written] = [undefined, undefined, undefined];
    },
    keepMark,
  };
}
