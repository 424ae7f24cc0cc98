import { type AuditedStore, signTrail } from "./change.ts";

/** How often a process looks whether the end of the trail has been left unsigned. */
const LOOK_MS = 60_000;

/** What keeps a trail signed while nothing is recorded. */
interface TrailKeeper {
  /** Looks no more, and signs the end of the trail. */
  stop(): Promise<void>;
}

/**
 * Keeps the end of the trail signed, also where nothing more is recorded, and the mark of what was
 * signed on the disk.
 * @param report - is told whatever stands in the way.
 */
export function keepTrailSigned(
  audited: AuditedStore,
  report: (error: unknown) => void,
): TrailKeeper {
  const look = async (when: "now" | "due"): Promise<void> => {
    try {
      await signTrail(audited, when);
      audited.auditKey.memory.keepMark();
    } catch (error) {
      report(error);
    }
  };
  let looking = look("due");
  const timer = setInterval(() => {
    looking = looking.then(() => look("due"));
  }, LOOK_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
      await look("now");
    },
  };
}
