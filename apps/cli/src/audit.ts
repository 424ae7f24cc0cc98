import type { KeyObject } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import {
  type AuditFault,
  type AuditSummary,
  publicKeysOfPem,
  verifyAudit,
} from "@utrn-lab/audit-chain";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import { parseNumber } from "./number-option.ts";

/** The options of `utrn audit verify`, as typed. */
export interface AuditOptions {
  readonly key?: readonly string[];
  readonly after?: string;
}

/** What `utrn audit verify` found, for its user and for the exit code. */
interface AuditVerdict {
  readonly text: string;
  readonly isTrue: boolean;
}

function readKeys(files: readonly string[]): KeyObject[] {
  return files.flatMap((file) => {
    const keys = publicKeysOfPem(readFileSync(file, "utf8"));
    if (keys !== undefined) return keys;
    throw new FieldRangeError("--key", "must name a PEM file with public keys of the curve P-256");
  });
}

function readAfter(text = "0"): number {
  return parseNumber(text, "--after", 0, Number.MAX_SAFE_INTEGER);
}

function summaryText(summary: AuditSummary, isKeyGiven: boolean): string {
  const { lines, checkpoints, firstSeq, lastSeq, lastHash, begunUnsigned, signers } = summary;
  const start = firstSeq === 1 ? "from the first" : "what was before them is not in this file";
  const by = Object.keys(signers).map((signer) => `  signed by ${signer}`);
  const caution = isKeyGiven
    ? []
    : ["  no --key was given: compare the signer with the fingerprint of GET /v1/audit/verify"];
  const early =
    begunUnsigned === 0
      ? []
      : [
          `  entries 1 to ${begunUnsigned} were written before trails began with a signature: ` +
            `the first one is entry ${begunUnsigned + 1}`,
        ];
  return [
    `${lines} entries, ${firstSeq} to ${lastSeq} (${start}), ` +
      `${checkpoints} of them checkpoints: nothing was changed`,
    `  last hash ${lastHash}`,
    ...by,
    ...early,
    ...caution,
  ].join("\n");
}

function faulty({ line, why, fault }: AuditFault): AuditVerdict {
  return { text: `line ${line}: ${why} (${fault})`, isTrue: false };
}

/**
 * Verifies an exported audit trail, offline: every hash, every link, every signature, that there
 * are enough of them, and that it ends in one. It reads line by line, however long the file is.
 * @param file - NDJSON, as `GET /v1/audit.ndjson` answers it.
 * @param options - `key`: PEM files, each with one public audit key or more; `after`: the number of
 *   the entry before the first of the file, 0 when left out.
 * @returns a verdict in words, and whether the trail is true; a fault is named by its line.
 * @throws a system error naming a file that cannot be read, FieldRangeError naming a bad option.
 */
export async function verifyAuditFile(file: string, options: AuditOptions): Promise<AuditVerdict> {
  const keys = readKeys(options.key ?? []);
  const verifier = verifyAudit(keys, readAfter(options.after));
  // Opened first, so that a missing file is reported as missing and not read as an empty one.
  const input = createReadStream(file);
  await new Promise<void>((resolve, reject) => {
    input.once("ready", () => resolve()).once("error", reject);
  });
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const fault = verifier.take(text);
    if (fault !== undefined) return faulty(fault);
  }
  const fault = verifier.end();
  if (fault !== undefined) return faulty(fault);
  return { text: summaryText(verifier.summary(), keys.length > 0), isTrue: true };
}
