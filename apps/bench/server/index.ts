export { startBench } from "./server.ts";
export type { Sources } from "./sources.ts";
