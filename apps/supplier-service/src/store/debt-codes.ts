import type { Command } from "@utrn-lab/utrn";
import { codeOf } from "./codes.ts";
import { isAnyOf } from "./many.ts";
import type { Store } from "./tables.ts";

/** Commands of the codes of meters, by the meter. */
type CommandsOfMeters = ReadonlyMap<string, readonly (readonly Command[])[]>;

/**
 * The commands of meters' confirmed codes that are about debts, in the order of their counters.
 * @param commands - what is to be issued: nobody needs to know where it deducts from no debt.
 */
export async function debtCodesOf(
  store: Store,
  meterIds: readonly string[],
  commands: readonly Command[],
): Promise<CommandsOfMeters> {
  if (!commands.some(({ type }) => type === "deduct_debt")) return new Map();
  const rows = await store
    .selectFrom("codes")
    .select(["meter_id", "commands"])
    .where(isAnyOf(store, "meter_id", meterIds))
    .where("status", "=", "confirmed")
    // Which commands of a code the meter left out, nobody knows: none counts as in force.
    .where("applied_in_part", "=", 0)
    .where((is) =>
      is.or([is("commands", "like", '%debt"%'), is("commands", "like", "%revert_to_defaults%")]),
    )
    .orderBy("counter")
    .execute();
  const byMeter = Map.groupBy(rows.map(codeOf), ({ meter_id }) => meter_id);
  return new Map([...byMeter].map(([id, codes]) => [id, codes.map((code) => code.commands)]));
}
