import { rmSync } from "node:fs";
import { type Call, clientOf } from "./api-client.ts";
import { benchEnv, good, type View } from "./bench-rig.ts";
import { startServerProcess } from "./server-process.ts";
import { API_KEY, supplierEnv } from "./supplier-rig.ts";

/** What tests make meters from (docs/reference/http-bench.md). */
interface NewMeter {
  readonly meterId: string;
  readonly time?: number;
  readonly fuel?: "electricity" | "gas";
  readonly settings?: object;
  readonly installCodes?: object;
}

/** Both servers, each in a process of its own, as `npm start` has them. */
export interface Street {
  readonly benchUrl: string;
  readonly supplierUrl: string;
  readonly bench: Call;
  readonly supplier: Call;
  /** Makes a meter on the bench, commissions it, and registers it with the supplier. */
  commission(meter: NewMeter): Promise<View>;
  /** Has the supplier issue a code; answers its digits. */
  issue(meterId: string, commands: readonly object[], digits?: number): Promise<string>;
  /** Stops both and removes their folders. */
  remove(): Promise<void>;
}

/**
 * Starts both servers on folders of their own.
 * @param more - of the supplier service's environment.
 */
export async function startStreet(more: Readonly<Record<string, string>> = {}): Promise<Street> {
  const [forBench, forSupplier] = [benchEnv(), { ...supplierEnv(), ...more }];
  const supplierProcess = await startServerProcess("supplier", forSupplier);
  const benchProcess = await startServerProcess("bench", forBench).catch(async (error) => {
    await supplierProcess.end("SIGTERM");
    throw error;
  });
  const bench = clientOf(benchProcess.url);
  const supplier = clientOf(supplierProcess.url, API_KEY);
  return {
    benchUrl: benchProcess.url,
    supplierUrl: supplierProcess.url,
    bench,
    supplier,
    commission: async (meter) => {
      const { meterId, publicKey } = await good(bench("POST", "/v1/meters", meter));
      const identity = await good<object>(supplier("GET", "/v1/supplier"));
      await good(supplier("POST", "/v1/meters", { meterId, publicKey }));
      return good(bench("PUT", `/v1/meters/${meterId}/supplier`, identity));
    },
    issue: async (meterId, commands, digits) => {
      const request = { commands, ...(digits === undefined ? {} : { digits }) };
      const answer = supplier("POST", `/v1/meters/${meterId}/codes`, request);
      return (await good<{ code: string }>(answer)).code;
    },
    remove: async () => {
      await Promise.all([benchProcess.end("SIGTERM"), supplierProcess.end("SIGTERM")]);
      for (const { DATA_DIR } of [forBench, forSupplier]) rmSync(DATA_DIR, { recursive: true });
    },
  };
}
