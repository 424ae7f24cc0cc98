export { type SupplierAccess, type SupplierClient, supplierClient } from "./client.ts";
export { eachEvent, type Reading, type SupplierEvent } from "./events.ts";
export type { components, paths } from "./interface.ts";
export { eachItem } from "./lists.ts";
export { newIdempotencyKey, type Platform } from "./platform.ts";
export { type Answered, given, type Problem, ProblemError } from "./problem-error.ts";
export { RETRIES, RETRIES_OF_PAGES, type Retries } from "./retries.ts";
export { type Campaign, campaignEvents, eachLine, isOver } from "./streams.ts";
