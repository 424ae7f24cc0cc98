import { refusingFields } from "@utrn-lab/http-host";
import { readPublicKey } from "../keys/p256-keys.ts";
import type { Supplier } from "../service.ts";
import type { MeterRow } from "../store/tables.ts";

/** A meter as a client registers it. */
export interface Registration {
  readonly meterId: string;
  /** 65 bytes hex, or a PEM certificate or public key. */
  readonly publicKey: string;
  readonly fuel?: "electricity" | "gas";
  readonly label?: string;
  readonly tags?: readonly string[];
  /** The floor that the meter was commissioned with; 0 when left out. */
  readonly lastCounter?: number;
}

/**
 * A meter as it begins here. With a `lastCounter` another supplier's codes, or this one's of before, came
 * first: the meter was commissioned with that floor, so counting begins behind it (code-format.md 5, change of supplier).
 * @throws Problem `invalid_request` for a public key that is none.
 */
export function newMeterRow(
  { identity, sources }: Pick<Supplier, "identity" | "sources">,
  body: Registration,
): MeterRow {
  const floor = body.lastCounter ?? 0;
  return {
    meter_id: body.meterId,
    public_key: refusingFields(() => readPublicKey(body.publicKey, "publicKey")),
    supplier_key: identity.keyId,
    fuel: body.fuel ?? "electricity",
    label: body.label ?? null,
    tags: JSON.stringify(body.tags ?? []),
    registered_at: sources.nowSeconds(),
    begins_after: floor,
    last_counter: floor,
    known_highest: floor,
    known_floor: floor,
    known_balance_pence: null,
    known_on: null,
  };
}

/** Whether a meter that is there was registered with the same words. */
export function isSameRegistration(known: MeterRow, row: MeterRow): boolean {
  return (
    known.public_key === row.public_key &&
    known.fuel === row.fuel &&
    known.label === row.label &&
    known.tags === row.tags &&
    known.begins_after === row.begins_after
  );
}
