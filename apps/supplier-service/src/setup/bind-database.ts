import { createWatch } from "../audit/watch.ts";
import type { Sources } from "../sources.ts";
import type { Store } from "../store/tables.ts";
import { loadAuditKey } from "./audit-key.ts";
import { bindIdentity, refuseKeyToBeMade } from "./bind-identity.ts";
import { loadIdentity } from "./identity.ts";
import type { Settings } from "./settings.ts";
import { supplierMark } from "./supplier-mark.ts";

/**
 * Has the supplier's keys and a database agree; from then on it may be changed (`change`).
 * @throws StartError where they do not, or a key cannot be used.
 */
export async function bindDatabase(store: Store, settings: Settings, sources: Sources) {
  const { newId } = sources;
  await refuseKeyToBeMade(store, settings);
  const identity = loadIdentity(settings, newId());
  const auditKey = loadAuditKey(settings, identity, newId);
  const watch = createWatch(supplierMark(settings, newId));
  const audited = { store, auditKey, sources, watch };
  await bindIdentity({ ...audited, identity, settings });
  return { ...audited, identity };
}
