export type { Sources } from "./bench/sources.ts";
export { startBench } from "./server.ts";
