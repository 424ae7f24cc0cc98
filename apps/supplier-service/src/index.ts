export { provedByEvents } from "./rules/alert-proofs.ts";
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
} from "./rules/code-life.ts";
export { type RunningSupplier, startSupplier } from "./server.ts";
export { type CodeToTell, codeText } from "./telling/code-text.ts";
