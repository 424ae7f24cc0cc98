import { benchMeter } from "./meter.ts";

console.log(`Node ${process.version} on ${process.platform} ${process.arch}`);
benchMeter();
