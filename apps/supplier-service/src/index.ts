export { type RunningSupplier, startSupplier } from "./server.ts";
export type { Sources } from "./supplier.ts";
