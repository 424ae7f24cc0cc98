import { Problem } from "@utrn-lab/http-host";
import type { MeterState } from "@utrn-lab/meter-emulator";
import { restoreMeter } from "@utrn-lab/meter-emulator/snapshot";
import { isFieldError } from "@utrn-lab/utrn/checks";

/**
 * Reads a snapshot, or says which member is damaged and why.
 * @param place - before the emulator's own path, say "meters[3]."; nothing for a snapshot by
 *   itself.
 */
export function restored(snapshot: unknown, place = ""): MeterState {
  try {
    return restoreMeter(snapshot);
  } catch (error) {
    if (!isFieldError(error)) throw error;
    const field = `${place}${error.field}`;
    throw new Problem("snapshot_damaged", `${field} ${error.problem}`, { field });
  }
}
