import {
  type Confirmation,
  parseSharedSecret,
  type SharedSecret,
  writeConfirmation,
} from "@utrn-lab/utrn";
import { highestCounter } from "@utrn-lab/utrn/replay";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { floorPence } from "../units/money.ts";

/**
 * The secrets of suppliers as bytes, which the state of a meter has as hex: every code needs one,
 * and a supplier stays for years. What a state holds is never changed in place.
 */
const SECRETS = /* @__PURE__ */ new WeakMap<NonNullable<MeterState["supplier"]>, SharedSecret>();

/**
 * What a meter shares with its supplier, once it has one.
 * @throws FieldTypeError or FieldRangeError naming the member, say `supplier.z`, where it is none.
 */
export function secretOf({
  supplier,
  meterId,
}: Pick<MeterState, "supplier" | "meterId">): SharedSecret | undefined {
  if (supplier === null) return undefined;
  const known = SECRETS.get(supplier);
  if (known?.meterId === meterId) return known;
  const { supplierId, z, commandZ } = supplier;
  const secret = parseSharedSecret({ supplierId, meterId, z, commandZ }, "supplier");
  SECRETS.set(supplier, secret);
  return secret;
}

/**
 * Makes the confirmation that a customer can read to the supplier, and keeps it as the
 * meter's last one (code-format.md 6).
 */
export function confirm(
  meter: MeterDraft,
  secret: SharedSecret,
  kind: Confirmation["kind"],
  utrnCounter: number,
): string {
  const code = writeConfirmation(secret, {
    date: dateOfDay(dayOfTime(meter.timeSeconds)),
    kind,
    utrnCounter,
    supply: meter.supply,
    mode: meter.payment.mode,
    emergencyCreditActive: meter.account.emergency.active,
    balancePence: floorPence(meter.account.balanceMillipence),
  });
  meter.lastConfirmation = code;
  return code;
}

/**
 * Makes a status code on demand; it is shown until it is replaced (code-format.md 6).
 * @returns undefined while the meter has no supplier.
 */
export function confirmStatus(meter: MeterDraft): string | undefined {
  const secret = secretOf(meter);
  if (secret === undefined) return undefined;
  return confirm(meter, secret, "status", highestCounter(meter.replay));
}
