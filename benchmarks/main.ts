import { measureAudit } from "./audit.ts";
import { measureBench } from "./bench.ts";
import { measureCodes } from "./codes.ts";
import { measureMeter } from "./meter.ts";
import { measurePage } from "./page.ts";
import { measureService } from "./service.ts";

/** What can be measured, by the name that `npm run benchmarks -- NAME` takes. */
const BENCHMARKS: Readonly<Record<string, (args: readonly string[]) => void | Promise<void>>> = {
  codes: measureCodes,
  meter: measureMeter,
  bench: measureBench,
  page: measurePage,
  service: measureService,
  audit: measureAudit,
};

const [name = "meter", ...args] = process.argv.slice(2);
const benchmark = BENCHMARKS[name];
if (benchmark === undefined) {
  console.error(
    `There is no benchmark ${name}; choose one of ${Object.keys(BENCHMARKS).join(", ")}.`,
  );
  process.exitCode = 1;
} else {
  console.log(`Node ${process.version} on ${process.platform} ${process.arch}`);
  await benchmark(args);
}
