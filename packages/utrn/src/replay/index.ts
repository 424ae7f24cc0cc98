export { FAMILIES, type Family, familiesOf, isWaitingPrice } from "../commands/families.ts";
export { recoverCounter } from "./counters.ts";
export { codeDigest } from "./digest.ts";
export {
  type AcceptedCode,
  type Additions,
  addedLater,
  type Charges,
  type CodeRecord,
  chargedBefore,
  EMPTY_RECORD,
  giveBack,
  takeKept,
} from "./record.ts";
export {
  acceptCode,
  CACHE_SIZE,
  highestCounter,
  isSuperseded,
  newReplayState,
  type ReplayState,
  replayRefusal,
  setFamilies,
  supersession,
} from "./state.ts";
