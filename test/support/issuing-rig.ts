import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditKey } from "../../apps/supplier-service/src/audit/audit-key.ts";
import { parseLastSeen } from "../../apps/supplier-service/src/audit/last-seen.ts";
import { createWatch } from "../../apps/supplier-service/src/audit/watch.ts";
import { createIssuing } from "../../apps/supplier-service/src/issuing/issue-code.ts";
import type { CodeIssuer } from "../../apps/supplier-service/src/issuing/issuer.ts";
import { markFile } from "../../apps/supplier-service/src/keys/mark-file.ts";
import { openStore } from "../../apps/supplier-service/src/store/database.ts";
import type { Store } from "../../apps/supplier-service/src/store/tables.ts";
import { newAuditKey } from "./audit-key.ts";
import { addManyMeters } from "./campaigns.ts";
import { makeMigratedFolder } from "./migrated-database.ts";
import { SUPPLIER_ID, shared } from "./parties.ts";
import { NOON_SECONDS } from "./supplier-rig.ts";

/** The issuing of single codes on a store of its own, without HTTP. */
export interface IssuingRig {
  readonly store: Store;
  readonly auditKey: AuditKey;
  /** Where a fault may be thrown in: what is issued goes through this store. */
  readonly issueOn: (store: Store) => ReturnType<typeof createIssuing>;
  /** How many transactions have been tried: each asks once what time it is. */
  readonly transactions: () => number;
  readonly remove: () => Promise<void>;
}

const SECRETS = new Map<string, ReturnType<typeof shared>>();

function secretOf(meterId: string) {
  const secret = SECRETS.get(meterId) ?? shared(SUPPLIER_ID, meterId);
  SECRETS.set(meterId, secret);
  return secret;
}

/** Opens a store with some meters: those of `nthMeterId`, from the first on. */
export async function openIssuing(meters: number): Promise<IssuingRig> {
  const folder = mkdtempSync(join(tmpdir(), "issuing-"));
  await makeMigratedFolder(join(folder, "supplier"));
  await addManyMeters({ DATA_DIR: folder }, meters);
  const store = await openStore({ folder: join(folder, "supplier"), databaseUrl: undefined });
  const row = { supplier_id: SUPPLIER_ID, public_key: "", command_public_key: "" };
  const named = { ...row, only: 1, database_id: "its name", epoch: 1, is_moved: 0 } as const;
  await store.insertInto("supplier").values(named).execute();
  const auditKey = newAuditKey();
  let ids = 0;
  let transactions = 0;
  const issuer: Omit<CodeIssuer, "store"> = {
    auditKey,
    watch: createWatch(markFile(join(folder, "mark"), parseLastSeen, () => "draft")),
    signer: { hasSecret: () => true, secretOf: async ({ meter_id }) => secretOf(meter_id) },
    metrics: { countIssued: () => {} },
    thresholds: { paymentDebtPercentMax: 100, isReasonNeeded: false },
    sources: {
      realSeconds: () => NOON_SECONDS,
      nowSeconds: () => {
        transactions += 1;
        return NOON_SECONDS;
      },
      newId: () => {
        ids += 1;
        return `00000000-0000-7000-8000-${String(ids).padStart(12, "0")}`;
      },
    },
  };
  return {
    store,
    auditKey,
    issueOn: (through) => createIssuing({ ...issuer, store: through }),
    transactions: () => transactions,
    remove: async () => {
      await store.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}
