import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/**
 * Bare `crypto.diffieHellman` on all cores, agreements a second.
 * @param isImporting - whether each public key is read first, as one that is seen first has to be.
 */
export async function bareAgreements(isImporting: boolean): Promise<number> {
  const rates = await Promise.all(
    Array.from({ length: availableParallelism() }, () => {
      const worker = new Worker(new URL("./agreement-worker.ts", import.meta.url), {
        workerData: isImporting,
        execArgv: ["--conditions=@utrn-lab/source"],
      });
      return new Promise<number>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
    }),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}
