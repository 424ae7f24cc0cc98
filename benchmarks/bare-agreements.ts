import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** How fast keys are agreed on. */
export interface Agreements {
  readonly perSecond: number;
  /** Of the processor, each. */
  readonly microseconds: number;
}

/**
 * Bare `crypto.diffieHellman` on all cores.
 * @param isImporting - whether each public key is read first, as one that is seen first has to be.
 */
export async function bareAgreements(isImporting: boolean): Promise<Agreements> {
  const threads = await Promise.all(
    Array.from({ length: availableParallelism() }, () => {
      const worker = new Worker(new URL("./agreement-worker.ts", import.meta.url), {
        workerData: isImporting,
        execArgv: ["--conditions=@utrn-lab/source"],
      });
      return new Promise<Agreements>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
    }),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    perSecond: sum(threads.map(({ perSecond }) => perSecond)),
    microseconds: sum(threads.map(({ microseconds }) => microseconds)) / threads.length,
  };
}
