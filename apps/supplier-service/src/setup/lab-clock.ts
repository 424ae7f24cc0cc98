import { StartError } from "@utrn-lab/http-host";
import { createLabClock, type LabClock, readLabSetting } from "../lab/lab-clock.ts";
import type { Sources } from "../sources.ts";
import type { Store } from "../store/tables.ts";
import type { Settings } from "./settings.ts";

const MOVED =
  "The database is a lab's: its clock was set, and what it has is dated by that. Start with " +
  "LAB=1, or on another database.";

/**
 * The clock of a lab, or null where the service is none.
 * @throws StartError where it is none, and the database has had the clock of a lab.
 */
export async function loadLabClock(
  store: Store,
  { isLab }: Pick<Settings, "isLab">,
  sources: Sources,
): Promise<LabClock | null> {
  if (!isLab) {
    if ((await readLabSetting(store)) !== undefined) throw new StartError(MOVED);
    return null;
  }
  const lab = createLabClock(sources);
  await lab.look(store);
  return lab;
}
