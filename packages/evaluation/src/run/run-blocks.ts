import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { Block, BlockResult } from "./block.ts";
import type { ResultsFile } from "./results-file.ts";

/** How blocks are run. */
interface Running {
  readonly results: ResultsFile;
  /** Threads; all cores when left out. */
  readonly workers?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each block how many are done. */
  readonly onDone?: ((done: number) => void) | undefined;
}

/**
 * Runs the blocks that are not done yet, on all cores, and keeps each result as it comes.
 * @returns all results in the order of the blocks, whatever the number of threads.
 * @throws the abort of `signal`, with everything kept that was done.
 */
export async function runBlocks(
  blocks: readonly Block[],
  { results, workers = availableParallelism(), signal, onDone }: Running,
): Promise<readonly BlockResult[]> {
  const done = new Map(results.known);
  const open = blocks.filter(({ id }) => !done.has(id));
  const pool = new Piscina<Block, BlockResult>({
    filename: new URL("./worker.ts", import.meta.url).href,
    minThreads: 0,
    maxThreads: workers,
  });
  onDone?.(done.size);
  const left = open.values();
  const lane = async () => {
    for (const block of left) {
      signal?.throwIfAborted();
      const result = await pool.run(block);
      results.add(result);
      done.set(block.id, result);
      onDone?.(done.size);
    }
  };
  // What runs when the run is stopped is still run to its end: a block takes seconds at the most.
  const lanes = await Promise.allSettled(Array.from({ length: workers }, lane));
  await pool.destroy();
  for (const each of lanes) if (each.status === "rejected") throw each.reason;
  return blocks.flatMap(({ id }) => done.get(id) ?? []);
}
