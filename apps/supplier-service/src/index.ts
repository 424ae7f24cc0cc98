export { provedByEvents, type ReportedEvent } from "./alert-proofs.ts";
export {
  CODE_STATES,
  type CodeStatus,
  isOpen,
  LIFE_EVENTS,
  type Life,
  type LifeEvent,
  meaningOf,
  REFUSAL_PROOFS,
  stateAfter,
} from "./life-cycle.ts";
export { type RunningSupplier, startSupplier } from "./server.ts";
export type { Sources } from "./supplier.ts";
export { type CodeToTell, codeText } from "./telling/code-text.ts";
