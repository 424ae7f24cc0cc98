import type { Command } from "@utrn-lab/utrn";
import { commandColumns } from "../../apps/supplier-service/src/store/codes.ts";
import type { NewCodeRow, Store } from "../../apps/supplier-service/src/store/tables.ts";

/** A code as a test adds it past the service. */
export type NewCode = Omit<NewCodeRow, "commands"> & { readonly commands: readonly Command[] };

/** Adds a code in whatever state. */
export async function addCode(store: Store, code: NewCode): Promise<void> {
  const row = { ...code, ...commandColumns(code.commands) };
  await store.insertInto("codes").values(row).execute();
}
