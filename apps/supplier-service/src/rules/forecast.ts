import type { CodeLength, Command } from "@utrn-lab/utrn";
import { CACHE_SIZE, type Family, familiesOf } from "@utrn-lab/utrn/replay";
import { DAY_SECONDS, hasExpired, raisesFloor, reachOf } from "@utrn-lab/utrn/rules";
import { warnOfAccount } from "./account-warnings.ts";
import { type KnownAccount, UNKNOWN_ACCOUNT } from "./known-account.ts";
import { warnOfNature } from "./nature-warnings.ts";
import { warnOfOrder } from "./order-warnings.ts";
import { warnOfPastDates } from "./past-dates.ts";
import { warnOfSamePurpose } from "./same-purpose.ts";
import { counted, type OutstandingCode, type Warning, warnAbout } from "./warnings.ts";

/** What is known of a meter's counters; 0 where nothing is. */
export interface KnownCounters {
  readonly lastCounter: number;
  readonly knownHighest: number;
  readonly knownFloor: number;
}

/** What would happen if a code were issued now. */
export interface Forecast {
  readonly utrnCounter: number;
  readonly warnings: readonly Warning[];
  /** Whether a meter at its known highest counter could verify the code at all. */
  readonly isVerifiable: boolean;
}

/** The distance from the known highest counter above which to ask for a status code. */
const FAR_AHEAD = 256;

/** How many more codes of a length can be issued before a meter that took none could not verify. */
export function countersLeft(meter: KnownCounters, digits: CodeLength): number {
  return Math.max(0, meter.knownHighest + reachOf(digits) - meter.lastCounter);
}

/** Whether a meter may yet apply an issued code, by all that is known of the meter. */
export function canStillApply(
  code: OutstandingCode,
  meter: KnownCounters,
  nowSeconds: number,
): boolean {
  const behind = meter.knownHighest - code.utrnCounter;
  return (
    code.utrnCounter > meter.knownFloor &&
    behind <= reachOf(code.digits) + 1 &&
    // A day of grace: the meter's clock decides, and clocks differ.
    !hasExpired(code.commands, nowSeconds - DAY_SECONDS)
  );
}

function isPaid(code: OutstandingCode): boolean {
  return code.commands.some((command) => command.type === "top_up");
}

/** Whether a code is skipped or refused when it is keyed after one that sets these families. */
function isOvertaken(
  code: OutstandingCode,
  sets: ReadonlySet<Family>,
  nowSeconds: number,
): boolean {
  return code.commands.some((command) =>
    familiesOf(command, nowSeconds).under.some((family) => sets.has(family)),
  );
}

function warnOfTopUps(paid: readonly OutstandingCode[], utrnCounter: number): Warning[] {
  const distance = (code: OutstandingCode) => utrnCounter - code.utrnCounter;
  const stranded = paid.filter((code) => code.digits === 20 && distance(code) > reachOf(20));
  const pushedOut = paid.filter((code) => distance(code) > CACHE_SIZE && !stranded.includes(code));
  return [
    ...warnAbout(
      "strands_outstanding_topups",
      stranded,
      (count) =>
        `${counted(count, "paid top-up")} still out could not be verified after this code: ` +
        "have the digits keyed first.",
    ),
    ...warnAbout(
      "may_push_out_topups",
      pushedOut,
      (count) =>
        `${counted(count, "paid top-up")} still out, more than ${CACHE_SIZE} codes old, may be ` +
        "lost at the meter: have the digits keyed soon.",
    ),
  ];
}

/** What of the codes still out has no effect any more once this one is keyed (code-format.md 5). */
function overtakenBy(
  outstanding: readonly OutstandingCode[],
  commands: readonly Command[],
  nowSeconds: number,
): readonly OutstandingCode[] {
  const sets = new Set(commands.flatMap((each) => familiesOf(each, nowSeconds).sets));
  const isChangeOfTenancy = raisesFloor(commands);
  return outstanding.filter(
    (code) =>
      isOvertaken(code, sets, nowSeconds) ||
      (isChangeOfTenancy && !isPaid(code)) ||
      code.commands.some((command) => command.type === "revert_to_defaults"),
  );
}

function warnOfDistance(
  meter: KnownCounters,
  digits: CodeLength,
  utrnCounter: number,
): readonly Warning[] {
  const ahead = utrnCounter - meter.knownHighest;
  if (digits !== 20 || ahead <= FAR_AHEAD) return [];
  const message =
    `The meter is known to have taken counter ${meter.knownHighest}, ${ahead} before this, and ` +
    `verifies 20 digits up to ${reachOf(20)} ahead: ask for its status code (key 0), or for ` +
    "40 digits, after which it is in step again.";
  return [{ code: "counter_far_ahead", message, codeIds: [], proposal: { digits: 40 } }];
}

/** What is known besides the counters, and the supplier's threshold. */
interface Known {
  readonly account: KnownAccount;
  readonly paymentDebtPercentMax: number;
}

/** No threshold, and no account. */
const NOTHING_KNOWN: Known = { account: UNKNOWN_ACCOUNT, paymentDebtPercentMax: 100 };

/**
 * Says what would happen if a code were issued now. It knows what was issued and what was
 * confirmed; what was keyed and not confirmed counts as still out.
 * @param meter - what is known of its counters.
 * @param unsettled - its codes that may yet be typed and count, oldest first.
 * @param plan - the commands and the length.
 * @param nowSeconds - the time, for prices that wait and codes that expire.
 * @param known - what is known of the account.
 */
export function forecastCode(
  meter: KnownCounters,
  unsettled: readonly OutstandingCode[],
  plan: { readonly commands: readonly Command[]; readonly digits: CodeLength },
  nowSeconds: number,
  known: Known = NOTHING_KNOWN,
): Forecast {
  const utrnCounter = meter.lastCounter + 1;
  const outstanding = unsettled.filter((code) => canStillApply(code, meter, nowSeconds));
  const paid = outstanding.filter(isPaid);
  const killed = raisesFloor(plan.commands) ? paid : [];
  const situation = { ...known, commands: plan.commands, outstanding, nowSeconds };
  return {
    utrnCounter,
    isVerifiable: utrnCounter - meter.knownHighest <= reachOf(plan.digits),
    warnings: [
      ...warnAbout(
        "kills_outstanding_topups",
        killed,
        (count) =>
          `${counted(count, "paid top-up")} still out would be dead once this code is keyed: ` +
          "have the digits keyed first, or refund the money.",
      ),
      ...(killed.length > 0 ? [] : warnOfTopUps(paid, utrnCounter)),
      ...warnAbout(
        "supersedes_outstanding_codes",
        overtakenBy(outstanding, plan.commands, nowSeconds),
        (count) =>
          `${counted(count, "code")} still out would have no effect once this code is keyed.`,
      ),
      ...warnOfDistance(meter, plan.digits, utrnCounter),
      ...warnOfSamePurpose(plan.commands, outstanding),
      ...warnOfOrder(situation),
      ...warnOfAccount(situation),
      ...warnOfNature(situation),
      ...warnOfPastDates(plan.commands, nowSeconds),
    ],
  };
}
