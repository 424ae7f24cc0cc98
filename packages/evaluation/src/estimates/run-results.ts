import type { Choices } from "../assumptions/choose.ts";
import type { Assumptions } from "../assumptions/table.ts";
import type { Size } from "../plan/sizes.ts";
import type { BlockResult } from "../run/block.ts";

/** A finished run: what was asked, and what came of its blocks. */
export interface RunResults {
  readonly seed: number;
  readonly size: Size;
  readonly choices: Choices;
  readonly assumptions: Assumptions;
  /** By the first parts of the id of their blocks, in the order of the seeds. */
  readonly of: (prefix: string) => readonly BlockResult[];
}

/** Results that are found by prefix. */
export function resultsByPrefix(results: readonly BlockResult[]): RunResults["of"] {
  const byPrefix = new Map<string, BlockResult[]>();
  for (const result of results) {
    const prefix = result.id.slice(0, result.id.lastIndexOf("/"));
    const group = byPrefix.get(prefix);
    if (group === undefined) byPrefix.set(prefix, [result]);
    else group.push(result);
  }
  return (prefix) => byPrefix.get(prefix) ?? [];
}
