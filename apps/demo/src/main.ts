import { type Environment, type RunningServer, runUntilStopped } from "@utrn-lab/http-host";
import { startBench } from "@utrn-lab/keypad";
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

/** A newcomer reads what is printed here: both servers log warnings only, unless they are told otherwise. */
const env: Environment = { LOG_LEVEL: "warn", ...process.env };

/** Starts the second server only when the first stands, and leaves none behind when it fails. */
async function startBoth(): Promise<RunningServer[]> {
  const supplier = await startSupplier(env);
  const servers: RunningServer[] = [supplier];
  try {
    const bench = await startBench(env);
    servers.push(bench);
    print([
      "UTRN Lab: emulated meters and test keys, not for real meters",
      "",
      `Supplier service  ${supplier.url}  (documentation ${supplier.url}/docs)`,
      `Bench and keypad  ${bench.url}  (documentation ${bench.url}/docs)`,
      supplier.apiKey === undefined
        ? "API key           as given at the first start"
        : `API key           ${supplier.apiKey}`,
    ]);
    if (env.DEMO !== "0") await printDemo(supplier, bench);
    return servers;
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()));
    throw error;
  }
}

await runUntilStopped(startBoth);
