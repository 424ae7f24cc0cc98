import { Problem } from "@utrn-lab/http-host";
import { type ConfirmationRefusal, stripPrinting } from "@utrn-lab/utrn";
import { noDigitIn } from "@utrn-lab/utrn/rules";
import { type AuditedStore, change } from "../audit/change.ts";
import { meterOrProblem } from "../meters/find-meter.ts";
import type { Actor } from "../rules/roles.ts";
import { lockMeter } from "../store/meters.ts";
import { learn, type Taken } from "./learn.ts";
import { proveByClock } from "./prove-clock.ts";
import { type SecretSource, type Unverified, verifyConfirmation } from "./verify-confirmation.ts";

/** What is wrong with digits that prove nothing, and what to do. */
const REFUSED: Readonly<Record<ConfirmationRefusal, string>> = {
  incomplete: "A confirmation code has 20 digits: have all of them read again.",
  check_digit_wrong: "One of the digits is wrong: have them read again.",
  not_a_confirmation:
    "This is not a confirmation code: key 4 of the meter shows those of the codes that it has " +
    "applied, key 0 a new one of its status.",
  not_authentic:
    "The meter did not make this code, or made it too long ago: " +
    "compare the meter, press key 0, and have the new code read.",
  unsupported: "This service does not know a confirmation code of this kind.",
};

function clockSeems(clockDays: number): string {
  const days = Math.abs(clockDays);
  const offset = `${days} day${days === 1 ? "" : "s"} ${clockDays < 0 ? "behind" : "ahead of"}`;
  return (
    "The code is of no day that is expected, and would be right if the meter's clock were " +
    `${offset} ours: that proves nothing yet. Press key 0 on another day, or after another ` +
    "code, and have the new code read: two that agree prove both."
  );
}

/** What is wrong with the digits in particular, or of their reason in general. */
function wordsOf(reason: ConfirmationRefusal, typed: string): string {
  const noDigit = noDigitIn(typed);
  if (noDigit === undefined) return REFUSED[reason];
  return `The code has ${noDigit}: a confirmation code has 20 digits and nothing else.`;
}

function refusal(refused: Unverified, typed: string, clockDays?: number): Problem {
  if (refused.reason === "supplier_key_unknown") {
    const { supplierKeyId } = refused;
    const detail =
      `The code it may be about was signed under the supplier key ${supplierKeyId}, which ` +
      "this service no longer has: name that key in SUPPLIER_OLD_KEY_FILE, with its command key, " +
      "if it had one, in SUPPLIER_OLD_COMMAND_KEY_FILE, and send the confirmation again.";
    return new Problem("supplier_key_unknown", detail, { supplierKeyId });
  }
  const { reason, block } = refused;
  const detail = clockDays === undefined ? wordsOf(reason, typed) : clockSeems(clockDays);
  return new Problem("confirmation_refused", detail, {
    reason,
    ...(block === undefined ? {} : { block }),
    ...(clockDays === undefined ? {} : { clockDays }),
  });
}

/**
 * Takes a confirmation code in: its code becomes `confirmed`, also a void one, for it was applied;
 * the meter's highest counter, balance and day are learnt. An older status changes nothing.
 * @param actor - who asks.
 * @param typed - a code as people type it.
 * @throws Problem `confirmation_refused` with its `reason`, and with `clockDays` where only the
 *   meter's clock seems wrong; `supplier_key_unknown`, or
 *   `too_many_attempts`.
 */
export async function confirmCode(
  confirming: AuditedStore & SecretSource,
  actor: Actor,
  meterId: string,
  typed: string,
): Promise<Taken> {
  const nowSeconds = confirming.sources.nowSeconds();
  const verdict = await change<Taken | Unverified>(confirming, actor, async (transaction) => {
    const meter = meterOrProblem(await lockMeter(transaction, meterId));
    const found = await verifyConfirmation(transaction, confirming, meter, typed, nowSeconds);
    if ("confirmation" in found) {
      const { taken: result, events } = await learn(transaction, meter, found, nowSeconds);
      return { result, events };
    }
    const details = { reason: found.reason };
    const event = { action: "confirmation.refused", meterId, details } as const;
    return { result: found, events: [event] };
  });
  if ("confirmation" in verdict) return verdict;
  if (verdict.reason !== "not_authentic") throw refusal(verdict, typed);
  const code = stripPrinting(typed);
  const byClock = await proveByClock(confirming, actor, { meterId, code, nowSeconds });
  if (byClock.taken !== undefined) return byClock.taken;
  throw refusal(verdict, typed, byClock.clockDays);
}
