import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import type { BlockResult } from "./block.ts";

/** Results as they come, on disk: what is done is kept when a run is interrupted. */
export interface ResultsFile {
  /** Of an earlier run of the same plan, by the id of their blocks. */
  readonly known: ReadonlyMap<string, BlockResult>;
  readonly add: (result: BlockResult) => void;
}

/** A last line that was cut off in the middle counts as none. */
function parseLine(line: string): BlockResult | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Opens the results of a run: NDJSON, the plan's fingerprint in its first line.
 * @param fingerprint - of all that decides the results. Results of another plan are dropped.
 */
export function openResults(path: string, fingerprint: string): ResultsFile {
  const known = new Map<string, BlockResult>();
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  const isSame = lines[0] === JSON.stringify({ fingerprint });
  if (isSame) {
    for (const line of lines.slice(1)) {
      const result = line === "" ? undefined : parseLine(line);
      if (result !== undefined) known.set(result.id, result);
    }
  }
  const kept = [...known.values()].map((result) => `${JSON.stringify(result)}\n`);
  writeFileSync(path, [`${JSON.stringify({ fingerprint })}\n`, ...kept].join(""));
  return { known, add: (result) => appendFileSync(path, `${JSON.stringify(result)}\n`) };
}
