import { benchKeypad } from "./keypad.ts";
import { benchMeter } from "./meter.ts";
import { benchPage } from "./page.ts";
import { benchService } from "./service.ts";

/** What can be measured, by the name that `npm run bench -- NAME` takes. */
const BENCHES: Readonly<Record<string, (args: readonly string[]) => void | Promise<void>>> = {
  meter: benchMeter,
  keypad: benchKeypad,
  page: benchPage,
  service: benchService,
};

const [name = "meter", ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`There is no bench ${name}; there are ${Object.keys(BENCHES).join(", ")}.`);
  process.exitCode = 1;
} else {
  console.log(`Node ${process.version} on ${process.platform} ${process.arch}`);
  await bench(args);
}
