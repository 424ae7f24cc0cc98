import type { Migration } from "kysely/migration";
import { createFirstTables } from "./001-first-tables.ts";
import { createCampaigns } from "./002-campaigns.ts";
import { createAccess } from "./003-access.ts";
import { createApprovals } from "./003-approvals.ts";
import { createAudit } from "./003-audit.ts";
import { addSupplierKeys } from "./003-supplier-keys.ts";
import { addLifeOfACode } from "./004-life-of-a-code.ts";
import { addReportsOfAMeter } from "./004-reports-of-a-meter.ts";
import { addKeysOfCodes } from "./005-keys-of-codes.ts";
import { orderBatches } from "./006-batches-in-order.ts";
import { addCommandKey } from "./007-command-key.ts";
import { takeSecondRevision } from "./008-second-revision.ts";
import { addConfirmations } from "./009-confirmations.ts";
import { addKeyOwners } from "./010-key-owners.ts";
import { addDatabaseIdentity } from "./011-database-identity.ts";
import { addDaySums } from "./012-day-sums.ts";
import { scopeReplays } from "./013-scoped-replays.ts";
import { addWrongExplanations } from "./014-wrong-explanations.ts";
import { addMetersAfterARestore } from "./015-meters-after-a-restore.ts";
import { indexKeysOfMeters } from "./016-keys-of-meters.ts";
import { createAuditKeys } from "./017-audit-keys.ts";
import { letMetersBeFoundAndMended } from "./018-found-and-mended.ts";
import { letEventsBeTold } from "./019-events.ts";
import { letCodesBeFound } from "./020-codes-found.ts";
import { tellEqualAlertsApart } from "./020-equal-alerts.ts";
import { nameRequestsOfLines } from "./021-requests-of-lines.ts";
import { leaveRoomBesideMeters } from "./022-room-beside-meters.ts";

/**
 * Every change of the tables, by name. Kysely runs them in the order of their names and keeps those
 * in each database: a name never changes, and a new one sorts last.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001_first_tables": { up: createFirstTables },
  "002_campaigns": { up: createCampaigns },
  "003_access": { up: createAccess },
  "003_approvals": { up: createApprovals },
  "003_audit": { up: createAudit },
  "003_supplier_keys": { up: addSupplierKeys },
  "004_life_of_a_code": { up: addLifeOfACode },
  "004_reports_of_a_meter": { up: addReportsOfAMeter },
  "005_keys_of_codes": { up: addKeysOfCodes },
  "006_batches_in_order": { up: orderBatches },
  "007_command_key": { up: addCommandKey },
  "008_second_revision": { up: takeSecondRevision },
  "009_confirmations": { up: addConfirmations },
  "010_key_owners": { up: addKeyOwners },
  "011_database_identity": { up: addDatabaseIdentity },
  "012_day_sums": { up: addDaySums },
  "013_scoped_replays": { up: scopeReplays },
  "014_wrong_explanations": { up: addWrongExplanations },
  "015_meters_after_a_restore": { up: addMetersAfterARestore },
  "016_keys_of_meters": { up: indexKeysOfMeters },
  "017_audit_keys": { up: createAuditKeys },
  "018_found_and_mended": { up: letMetersBeFoundAndMended },
  "019_events": { up: letEventsBeTold },
  "020_codes_found": { up: letCodesBeFound },
  "020_equal_alerts": { up: tellEqualAlertsApart },
  "021_requests_of_lines": { up: nameRequestsOfLines },
  "022_room_beside_meters": { up: leaveRoomBesideMeters },
};
