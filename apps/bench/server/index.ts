export { startBench } from "./server.ts";
