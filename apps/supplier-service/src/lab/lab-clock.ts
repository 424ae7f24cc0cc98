import { invalidRequest } from "@utrn-lab/http-host";
import { type AuditedStore, change } from "../audit/change.ts";
import {
  LAB_TIME_MAX,
  LAB_TIME_MIN,
  type LabChange,
  type LabSetting,
  labTimeAt,
  REAL_TIME,
  setLabTime,
} from "../rules/lab-time.ts";
import type { Actor } from "../rules/roles.ts";
import type { Sources } from "../sources.ts";
import { lockPolicies, readPolicy, writePolicy } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";

/** What a lab's clock shows, seconds since the Unix epoch, and how it differs from the real one. */
interface LabTime {
  readonly time: number;
  /** How far it is ahead of the real time; negative: behind. */
  readonly offsetSeconds: number;
  /** Seconds a real second; 0: it stands. */
  readonly rate: number;
}

/** The clock of a lab, by which its service judges and dates; all processes have the same one. */
export interface LabClock {
  /** Reads how the clock is set. Whatever judges looks first: another process may have set it. */
  look(store: Store): Promise<void>;
  /** As it was looked at last. */
  nowSeconds(): number;
  show(): LabTime;
}

const NAME = "lab:clock";

/** How a database's clock was set, or undefined where nobody ever has. */
export function readLabSetting(store: Store): Promise<LabSetting | undefined> {
  return readPolicy<LabSetting | undefined>(store, NAME, undefined);
}

function shownAt(setting: LabSetting, realSeconds: number): LabTime {
  const time = labTimeAt(setting, realSeconds);
  return { time, offsetSeconds: time - realSeconds, rate: setting.rate };
}

/** The clock of a lab: the real time, until it is set. */
export function createLabClock({ realSeconds }: Pick<Sources, "realSeconds">): LabClock {
  let setting = REAL_TIME;
  return {
    look: async (store) => {
      setting = (await readLabSetting(store)) ?? REAL_TIME;
    },
    nowSeconds: () => labTimeAt(setting, realSeconds()),
    show: () => shownAt(setting, realSeconds()),
  };
}

/**
 * Sets the clock of a lab, for all processes on its database.
 * @returns what it shows then.
 * @throws Problem `invalid_request` where no date of a code could name the time.
 */
export function setLabClock(
  audited: AuditedStore,
  actor: Actor,
  asked: LabChange,
): Promise<LabTime> {
  return change(audited, actor, async (transaction) => {
    await lockPolicies(transaction);
    const before = (await readLabSetting(transaction)) ?? REAL_TIME;
    const realSeconds = audited.sources.realSeconds();
    const setting = setLabTime(before, asked, realSeconds);
    if (setting.timeSeconds < LAB_TIME_MIN || setting.timeSeconds > LAB_TIME_MAX) {
      throw invalidRequest(
        "offsetSeconds",
        "offsetSeconds must lead to a time from 2000-01-02 to 2044-11-08",
      );
    }
    await writePolicy(transaction, NAME, setting);
    const result = shownAt(setting, realSeconds);
    const details = { timeBefore: labTimeAt(before, realSeconds), ...result };
    return { result, events: [{ action: "lab.clock_set", details }] };
  });
}
