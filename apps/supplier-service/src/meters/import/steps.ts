import { Problem } from "@utrn-lab/http-host";
import type { Changed } from "../../audit/change.ts";
import type { AuditEvent } from "../../audit/record.ts";
import { lockMeter, type MeterRecord } from "../../store/meters.ts";
import type { Store } from "../../store/tables.ts";
import { changeLocked, type Mender, type MeterChange } from "../change-meter.ts";
import { meterOrProblem } from "../find-meter.ts";
import { retireLocked } from "../retire-meter.ts";

/** What a line of a file does with a meter. */
export const IMPORT_ACTIONS = ["register", "change", "retire", "take_back"] as const;

/** One of `IMPORT_ACTIONS`. */
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

/** A line that is about a meter which is registered. */
export interface ImportStep {
  readonly line: number;
  readonly action: Exclude<ImportAction, "register">;
  readonly meterId: string;
  readonly change: MeterChange;
  /** Why it is retired; null where it is not. */
  readonly reason: string | null;
}

/** Who imports, for whom, and when. */
interface Importer extends Mender {
  readonly nowSeconds: number;
}

/** A counter that counting has passed since is no news: an export of before has it. */
function newsOf(before: MeterRecord, { lastCounter, ...rest }: MeterChange): MeterChange {
  const isPast =
    lastCounter !== undefined &&
    lastCounter >= before.begins_after &&
    lastCounter <= before.last_counter;
  return isPast || lastCounter === undefined ? rest : { ...rest, lastCounter };
}

async function takeStep(
  transaction: Store,
  importer: Importer,
  { action, meterId, change, reason }: ImportStep,
): Promise<Changed<unknown>> {
  const before = meterOrProblem(await lockMeter(transaction, meterId));
  if (action === "change") {
    return changeLocked(transaction, importer, before, newsOf(before, change));
  }
  const { actor, nowSeconds } = importer;
  return retireLocked(transaction, actor, before, { reason, nowSeconds });
}

/** What became of the lines about meters that are registered. */
interface Stepped {
  readonly done: readonly ImportStep[];
  readonly refused: readonly { readonly step: ImportStep; readonly problem: Problem }[];
  readonly events: readonly AuditEvent[];
}

/** Takes lines one after another; one that is refused has changed nothing. */
export async function takeSteps(
  transaction: Store,
  importer: Importer,
  steps: readonly ImportStep[],
): Promise<Stepped> {
  const done: ImportStep[] = [];
  const refused: { step: ImportStep; problem: Problem }[] = [];
  const events: AuditEvent[] = [];
  for (const step of steps) {
    try {
      const { events: recorded } = await takeStep(transaction, importer, step);
      if (recorded.length > 0) done.push(step);
      events.push(...recorded);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ step, problem: error });
    }
  }
  return { done, refused, events };
}
