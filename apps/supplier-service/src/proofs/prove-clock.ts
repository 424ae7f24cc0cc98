import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { meterOrProblem, requireMeter } from "../meters/find-meter.ts";
import type { Actor } from "../rules/roles.ts";
import { learnClock, lockMeter } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { findAgreeing, keepClockDays, type Unproved } from "../store/unproved-confirmations.ts";
import { learn, type Taken } from "./learn.ts";
import {
  candidatesOf,
  readAgainstIssued,
  type SecretSource,
  secretOfCode,
} from "./verify-confirmation.ts";

/** What a code that no expected day verified says of the meter's clock. */
interface ByClock {
  /** By how many days the clock seems ahead; undefined where no day fits. */
  readonly clockDays: number | undefined;
  /** What it proves, where another code agrees. */
  readonly taken: Taken | undefined;
}

/** Searches all days, for the likeliest code alone: one counter a code (code-format.md 6). */
async function searchDays(
  store: Store,
  secrets: SecretSource,
  { meterId, day, code }: Unproved,
): Promise<number | undefined> {
  const meter = await requireMeter(store, meterId);
  const [likeliest] = await candidatesOf(store, meter, code);
  if (likeliest === undefined) return undefined;
  const secret = await secretOfCode(secrets, meter, likeliest.row);
  if ("reason" in secret) return undefined;
  const { nearCounter } = likeliest;
  return secrets.signer.findClockDays(secret, code, { nearCounter, date: day });
}

/** Two codes that agree on the distance prove both, and the distance: the earlier comes first. */
async function learnBoth(
  transaction: Store,
  secrets: SecretSource,
  codes: readonly Unproved[],
  { clockDays, nowSeconds }: { readonly clockDays: number; readonly nowSeconds: number },
): Promise<Changed<Taken | undefined>> {
  let result: Taken | undefined;
  const events = [];
  for (const { meterId, day, code } of codes) {
    const meter = await requireMeter(transaction, meterId);
    const at = { date: day, clockDays };
    const found = await readAgainstIssued(transaction, secrets, meter, code, at);
    if (!("confirmation" in found)) continue;
    const byClock = { ...meter, clock_days: clockDays };
    const learnt = await learn(transaction, byClock, found, nowSeconds);
    result = learnt.taken;
    events.push(...learnt.events);
  }
  return { result, events };
}

/**
 * Says of a code that no expected day verified how many days the meter's clock seems off, and takes
 * it in where another one agrees. The search takes a thread a good part of a second, so it is done
 * between transactions; the code has been counted as a wrong one before, and is not any more where
 * a day fits.
 * @param code - its digits.
 */
export async function proveByClock(
  confirming: AuditedStore & SecretSource,
  actor: Actor,
  { meterId, code, nowSeconds }: Omit<Unproved, "day"> & { readonly nowSeconds: number },
): Promise<ByClock> {
  const unproved = { meterId, code, day: dateOfDay(dayOfTime(nowSeconds)) };
  const clockDays = await searchDays(confirming.store, confirming, unproved);
  if (clockDays === undefined) return { clockDays, taken: undefined };
  const taken = await change<Taken | undefined>(confirming, actor, async (transaction) => {
    meterOrProblem(await lockMeter(transaction, meterId));
    await keepClockDays(transaction, unproved, clockDays);
    const other = await findAgreeing(transaction, unproved, clockDays);
    if (other === undefined) return { result: undefined, events: [] };
    await learnClock(transaction, meterId, clockDays);
    return learnBoth(transaction, confirming, [other, unproved], { clockDays, nowSeconds });
  });
  return { clockDays, taken };
}
