export { schemaFaults } from "./schema-faults.ts";
export { restoreMeter, snapshotOf } from "./snapshot.ts";
