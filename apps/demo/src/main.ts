import { startBench } from "@utrn-lab/bench";
import {
  type Environment,
  nameInHost,
  type RunningServer,
  readText,
  runUntilStopped,
} from "@utrn-lab/http-host";
import { type RunningSupplier, startSupplier } from "@utrn-lab/supplier-service";
import { clientOf } from "./client.ts";
import { prepareDemo } from "./demo-meters.ts";

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function printDemo(supplier: RunningSupplier, bench: RunningServer): Promise<void> {
  const { url, apiKey } = supplier;
  if (apiKey === undefined) return;
  const demo = await prepareDemo(clientOf(url, apiKey), clientOf(bench.url));
  print([
    "",
    `Ready to be typed: ${demo.printedCode}`,
    `  a top-up of 10 pounds for meter ${demo.meterId} (${demo.label})`,
    `  Open ${bench.url}, choose that meter, press A, type the digits, press B.`,
  ]);
}

/** Both servers log warnings only, so that a newcomer sees what is printed here. */
const env: Environment = { LOG_LEVEL: "warn", ...process.env };

/**
 * The origins of the bench's page, under each name of this machine: the page commissions meters
 * with the supplier from the browser. CORS_ORIGINS, where it is set, replaces this list.
 */
function originsOf(benchUrl: string): string {
  const { origin, port } = new URL(benchUrl);
  const told = readText(env, "BENCH_HOSTS")?.split(",") ?? [];
  const names = ["127.0.0.1", "localhost", ...told];
  const origins = names.map((name) => new URL(`http://${nameInHost(name.trim())}:${port}`).origin);
  return [...new Set([origin, ...origins])].join(",");
}

/**
 * Starts the bench, then the supplier, which must know the bench's port even when the system chose
 * it. If the second fails, the first is stopped too.
 */
async function startBoth(): Promise<RunningServer[]> {
  const bench = await startBench(env);
  const servers: RunningServer[] = [bench];
  try {
    const supplier = await startSupplier({ CORS_ORIGINS: originsOf(bench.url), LAB: "1", ...env });
    servers.push(supplier);
    print([
      "UTRN Lab: emulated meters and test keys, not for real meters",
      "",
      `Supplier service  ${supplier.url}  (documentation ${supplier.url}/docs)`,
      `  its page is the operator's console: sign in with the API key`,
      `Bench and keypad  ${bench.url}  (documentation ${bench.url}/docs)`,
      supplier.apiKey === undefined
        ? "API key           as given at the first start"
        : `API key           ${supplier.apiKey}`,
    ]);
    await clientOf(bench.url).call("PUT", "/v1/supplier-address", { address: supplier.url });
    if (env.DEMO !== "0") await printDemo(supplier, bench);
    return servers;
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()));
    throw error;
  }
}

await runUntilStopped(startBoth);
