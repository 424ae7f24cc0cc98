import type { Command, Plan } from "@utrn-lab/utrn";
import { codeOf } from "./codes.ts";
import { isAnyOf } from "./many.ts";
import type { MeterRow, Store } from "./tables.ts";

/** Commands of the codes of meters, by the meter. */
type CommandsOfMeters = ReadonlyMap<string, readonly (readonly Command[])[]>;

/**
 * The commands of meters' confirmed codes that are about debts, in the order of their counters.
 * @param codes - what is to be issued, and for which meter: nobody needs to know where it deducts
 *   from no debt.
 */
export async function debtCodesOf(
  store: Store,
  codes: readonly { readonly meter: Pick<MeterRow, "meter_id">; readonly plan: Plan }[],
): Promise<CommandsOfMeters> {
  const meterIds = codes
    .filter(({ plan }) => plan.commands.some(({ type }) => type === "deduct_debt"))
    .map(({ meter }) => meter.meter_id);
  if (meterIds.length === 0) return new Map();
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
