import type { Command } from "@utrn-lab/utrn";
import type { Insertable } from "kysely";
import { commandColumns } from "../../apps/supplier-service/src/store/codes.ts";
import type { Store, Tables } from "../../apps/supplier-service/src/store/tables.ts";

/** A code as a test adds it past the service. */
export interface NewCode extends Omit<Insertable<Tables["codes"]>, "commands" | "command_types"> {
  readonly commands: readonly Command[];
}

/** Adds a code in whatever state. */
export async function addCode(store: Store, code: NewCode): Promise<void> {
  const row = { ...code, ...commandColumns(code.commands) };
  await store.insertInto("codes").values(row).execute();
}
