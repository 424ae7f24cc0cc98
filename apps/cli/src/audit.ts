import { createPublicKey, type KeyObject } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { type AuditSummary, verifyAudit } from "@utrn-lab/audit-chain";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import { parseNumber } from "./number-option.ts";

/** The options of `utrn audit verify`, as typed. */
export interface AuditOptions {
  readonly key?: string;
  readonly after?: string;
}

/** What `utrn audit verify` found, for its user and for the exit code. */
interface AuditVerdict {
  readonly text: string;
  readonly isTrue: boolean;
}

function readKeys(file: string | undefined): KeyObject[] {
  if (file === undefined) return [];
  const pem = readFileSync(file, "utf8");
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return [key];
  } catch {
    // A file without a key is refused below, like a key of another curve.
  }
  throw new FieldRangeError("--key", "must name a PEM file with a public key of the curve P-256");
}

function readAfter(text = "0"): number {
  return parseNumber(text, "--after", 0, Number.MAX_SAFE_INTEGER);
}

function summaryText(summary: AuditSummary, isKeyGiven: boolean): string {
  const { lines, checkpoints, firstSeq, lastSeq, lastHash, signers } = summary;
  const start = firstSeq === 1 ? "from the first" : "what was before them is not in this file";
  const by = Object.keys(signers).map((signer) => `  signed by ${signer}`);
  const caution = isKeyGiven
    ? []
    : ["  no --key was given: compare the signer with the fingerprint of GET /v1/audit/verify"];
  return [
    `${lines} entries, ${firstSeq} to ${lastSeq} (${start}), ` +
      `${checkpoints} of them checkpoints: nothing was changed`,
    `  last hash ${lastHash}`,
    ...by,
    ...caution,
  ].join("\n");
}

/**
 * Verifies an exported audit trail, offline: every hash, every link, every signature, and that it
 * ends in a signature. It reads line by line, however long the file is.
 * @param file - NDJSON, as `GET /v1/audit.ndjson` answers it.
 * @param options - `key`: a PEM file with the public audit key; `after`: the number of the entry
 *   before the first of the file, 0 when left out.
 * @returns a verdict in words, and whether the trail is true; a fault is named by its line.
 * @throws a system error naming a file that cannot be read, FieldRangeError naming a bad option.
 */
export async function verifyAuditFile(file: string, options: AuditOptions): Promise<AuditVerdict> {
  const keys = readKeys(options.key);
  const verifier = verifyAudit(keys, readAfter(options.after));
  // Opened first, so that a missing file is reported as missing and not read as an empty one.
  const input = createReadStream(file);
  await new Promise<void>((resolve, reject) => {
    input.once("ready", () => resolve()).once("error", reject);
  });
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const fault = verifier.take(text);
    if (fault !== undefined) {
      return { text: `line ${fault.line}: ${fault.why} (${fault.fault})`, isTrue: false };
    }
  }
  const fault = verifier.end();
  if (fault !== undefined) {
    return { text: `line ${fault.line}: ${fault.why} (${fault.fault})`, isTrue: false };
  }
  return { text: summaryText(verifier.summary(), keys.length > 0), isTrue: true };
}
