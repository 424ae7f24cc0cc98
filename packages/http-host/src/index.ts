export { buildHost, type HostApp } from "./app.ts";
export { buildPage, type PageSource } from "./build-page.ts";
export { documentedBody, onlyDocumented } from "./documented-members.ts";
export {
  type Environment,
  readDataFolder,
  readHost,
  readLogLevel,
  readPort,
  readText,
} from "./environment.ts";
export { GivenEui64 } from "./given-eui64.ts";
export type { Readiness } from "./health.ts";
export { listen, type RunningServer, runUntilStopped } from "./listen.ts";
export { migrationFault } from "./newer-database.ts";
export { nodeKeyAgreement } from "./node-key-agreement.ts";
export { describeProblem, problemResponses, withProblems } from "./openapi/problem-schema.ts";
export { streamed } from "./openapi/streamed.ts";
export { nameInHost } from "./own-names.ts";
export { parseInput } from "./parse-input.ts";
export { invalidRequest, PROBLEMS, Problem, type ProblemCode } from "./problems.ts";
export { type JsonFault, readJson } from "./read-json.ts";
export { schemaProblem } from "./schema-errors.ts";
export { servePage } from "./serve-page.ts";
export { makePrivateFolder, openDatabase } from "./sqlite.ts";
export { StartError, systemErrorCode } from "./start-error.ts";
export { isStoreUnavailable } from "./store-errors.ts";
export { CONTROLS, characterBut, TEXT_PATTERN } from "./text-patterns.ts";
