import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { FAULTS, readLine, verifyAudit, writeLine } from "@utrn-lab/audit-chain";
import { linesOf } from "../../../apps/cli/src/lines.ts";
import { SUPPLIER_KEY } from "../../support/parties.ts";
import { pemOf } from "../../support/supplier-rig.ts";
import type { Door } from "../engine/door.ts";

/** Whose private key signed the trail below. */
const KEYS = [createPublicKey(pemOf(SUPPLIER_KEY))];

/**
 * A trail with a checkpoint at its start, one in its middle and one at its end. It was written
 * once, by `linkEntry` and `linkCheckpoint`: signed again it would be another trail, and as whole.
 */
const TRAIL = readFileSync(new URL("audit-trail.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

/** Who has no key can leave out what comes behind a checkpoint, and change nothing. */
function isOurs(lines: readonly string[]): boolean {
  return lines.length <= TRAIL.length && lines.every((line, at) => line === TRAIL[at]);
}

export const door: Door = {
  says: "audit trails as files: never whole when changed, and each line is written one way",
  bytesMax: 8_000,
  cpuMsMax: 500,
  seeds: () => [
    TRAIL.join("\n"),
    `${TRAIL.slice(0, 4).join("\r\n")}\r\n`,
    TRAIL.slice(1).join("\n"),
    TRAIL.toReversed().join("\n"),
  ],
  open: () => ({
    async answer(input) {
      const lines: string[] = [];
      for await (const line of linesOf(Readable.from([input]))) lines.push(line);
      for (const text of lines) {
        const line = readLine(text);
        if (line !== undefined) assert.equal(writeLine(line), text);
      }
      const trusting = verifyAudit(KEYS);
      const fault = lines.map((line) => trusting.take(line)).find((each) => each !== undefined);
      const end = trusting.end();
      // By the keys that the trail itself names nothing is proved, and nothing may break either.
      const naming = verifyAudit([], 1);
      for (const line of lines) naming.take(line);
      naming.summary();
      const [first] = [fault, end].filter((each) => each !== undefined);
      if (first === undefined) assert.ok(isOurs(lines), "a changed trail was said to be whole");
      else assert.ok(FAULTS.includes(first.fault));
      return `${first?.fault ?? "whole"} ${trusting.summary().checkpoints}`;
    },
    close: () => {},
  }),
};
