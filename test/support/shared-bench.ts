import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type BenchRig, startBenchRig } from "./bench-rig.ts";

/** A rig that is started by one hook and removed by another; it can be named before that. */
function benchBetween(
  start: (begin: () => Promise<void>) => void,
  end: (remove: () => Promise<void>) => void,
): BenchRig {
  let rig: BenchRig;
  start(async () => {
    rig = await startBenchRig();
  });
  end(() => rig.remove());
  return {
    call: (...args) => rig.call(...args),
    get folder() {
      return rig.folder;
    },
    url: () => rig.url(),
    pass: (ms) => rig.pass(ms),
    restart: () => rig.restart(),
    stop: () => rig.stop(),
    remove: () => rig.remove(),
  };
}

/** One bench for all tests of a file. */
export function benchForFile(): BenchRig {
  return benchBetween(beforeAll, afterAll);
}

/** A bench of its own for every test. */
export function benchForTest(): BenchRig {
  return benchBetween(beforeEach, afterEach);
}
