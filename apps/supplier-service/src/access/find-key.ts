import { createGroups } from "../in-groups.ts";
import type { Sources } from "../sources.ts";
import { findLiveKeys } from "../store/api-keys.ts";
import type { ApiKeyRow, Store } from "../store/tables.ts";

/** Keys that are looked up by one statement, and statements under way. */
const GROUP_MAX = 1_000;
const GROUPS_MAX = 2;

/**
 * Finds API keys as they are now, those of calls that come at once by one statement: a key that is
 * revoked opens nothing from that moment on, so none is remembered.
 * @returns finds the key of a hash, unless it is revoked or has expired.
 */
export function createKeyFinder(
  store: Store,
  sources: Pick<Sources, "realSeconds">,
): (hash: string) => Promise<ApiKeyRow | undefined> {
  return createGroups({
    membersMax: GROUP_MAX,
    underWayMax: GROUPS_MAX,
    namesOf: () => [],
    serve: async (hashes) => {
      const keys = await findLiveKeys(store, [...new Set(hashes)], sources.realSeconds());
      return hashes.map(async (hash) => keys.get(hash));
    },
  });
}
