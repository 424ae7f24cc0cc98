import type { KeyObject } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  type AuditFault,
  type AuditSummary,
  publicKeysOfPem,
  verifyAudit,
} from "@utrn-lab/audit-chain";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import { fileError } from "./failure.ts";
import { readTextFile } from "./files.ts";
import type { Answer, Host } from "./host.ts";
import { linesOf } from "./lines.ts";
import { parseNumber } from "./number-option.ts";

/** The options of `utrn audit verify`, as typed. */
interface AuditOptions {
  readonly key?: readonly string[];
  readonly after?: string;
}

const EXAMPLES = `
Examples:
  utrn audit verify audit.ndjson --key audit-keys.pem
  utrn audit verify later.ndjson --key audit-keys.pem --after 86681 --json

Exit code 1: the trail is not true; the first fault is named by its line.`;

/** Thousands of public keys. */
const KEY_FILE_BYTES = 1_048_576;

function readKeys(files: readonly string[]): KeyObject[] {
  return files.flatMap((file) => {
    const keys = publicKeysOfPem(readTextFile(file, "--key", KEY_FILE_BYTES));
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

function faulty({ line, why, fault }: AuditFault): Answer {
  const json = { ok: false, line, fault, why };
  return { text: `line ${line}: ${why} (${fault})`, json, isYes: false };
}

/** Opened first, so that a missing file is reported as missing and not read as an empty one. */
async function openTrail(file: string): Promise<ReturnType<typeof createReadStream>> {
  const input = createReadStream(file);
  try {
    await new Promise<void>((resolve, reject) => {
      input.once("ready", () => resolve()).once("error", reject);
    });
    return input;
  } catch (error) {
    throw fileError("file", "cannot be read", error);
  }
}

/**
 * Verifies an exported audit trail, offline: every hash, every link, every signature, that there
 * are enough of them, and that it ends in one. It reads line by line, however long the file is.
 * @param file - NDJSON, as `GET /v1/audit.ndjson` answers it.
 * @param options - `key`: PEM files, each with one public audit key or more; `after`: the number of
 *   the entry before the first of the file, 0 when left out.
 * @returns a verdict in words, and whether the trail is true; a fault is named by its line.
 * @throws Unusable naming a file that cannot be read, FieldRangeError naming a bad option.
 */
async function verifyAuditFile(file: string, options: AuditOptions): Promise<Answer> {
  const keys = readKeys(options.key ?? []);
  const verifier = verifyAudit(keys, readAfter(options.after));
  const input = await openTrail(file);
  try {
    for await (const text of linesOf(input)) {
      const fault = verifier.take(text);
      if (fault !== undefined) return faulty(fault);
    }
  } catch (error) {
    throw error instanceof Error && "syscall" in error
      ? fileError("file", "cannot be read", error)
      : error;
  }
  const fault = verifier.end();
  if (fault !== undefined) return faulty(fault);
  const summary = verifier.summary();
  return { text: summaryText(summary, keys.length > 0), json: { ok: true, ...summary } };
}

/** Adds `utrn audit verify`. */
export function addAudit(program: Command, host: Host): void {
  program
    .command("audit")
    .description("what was done, from a file of the supplier service")
    .command("verify")
    .description(
      "find whether a line of an exported audit trail was changed, removed, moved or added",
    )
    .argument("<file>", "NDJSON, as GET /v1/audit.ndjson answers it")
    .option(
      "--key <pem>",
      "a file with the supplier's public audit keys, as GET /v1/audit/keys.pem answers them; may " +
        "be given more than once",
      (file: string, files: string[] = []) => [...files, file],
    )
    .option("--after <n>", "the file begins behind entry n of the trail, not with its first")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: AuditOptions) =>
      host.tell(await verifyAuditFile(file, options)),
    );
}
