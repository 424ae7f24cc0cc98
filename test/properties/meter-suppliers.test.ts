import { type MeterState, step, viewOf } from "@utrn-lab/meter-emulator";
import { type Command, exposeSharedSecret, issueCode, publicKeyOf } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { codeFor, keyed, meterOf } from "../support/meters.ts";
import { METER_ID, OTHER_SUPPLIER_ID, OTHER_SUPPLIER_KEY, shared } from "../support/parties.ts";

const NOON = Date.UTC(2028, 1, 23, 12) / 1_000;
const INCOMING = shared(OTHER_SUPPLIER_ID, METER_ID, OTHER_SUPPLIER_KEY);

function price(unitRateMillipence: number, startDate: string | null): Command {
  return { type: "change_price", unitRateMillipence, standingChargeMillipence: 0, startDate };
}

function keyedAt(meter: MeterState, at: number, utrnCounter: number, command: Command): MeterState {
  const code = issueCode(INCOMING, { utrnCounter, commands: [command] });
  const { state, outcome } = step(meter, { at, type: "code", code, via: "keypad" });
  expect(outcome).toMatchObject({ result: "applied" });
  return state;
}

/**
 * A meter to whose price of 2028-02-25 the outgoing supplier gave the counter 500, now another's.
 */
function takenOver(): MeterState {
  const waiting = keyed(meterOf(NOON), codeFor(500, price(30_000, "2028-02-25"))).state;
  const { supplierId, z } = exposeSharedSecret(INCOMING);
  const publicKey = publicKeyOf(OTHER_SUPPLIER_KEY);
  return step(waiting, { at: NOON, type: "supplier", supplierId, publicKey, z, floor: 7 }).state;
}

describe("a price that the supplier before left waiting", () => {
  it("comes due, and never overtakes a price of the supplier after", () => {
    const due = step(takenOver(), { at: NOON + 2 * 86_400, type: "time" }).state;
    expect(viewOf(due).tariff.unitRateMillipence).toBe(30_000);
    const priced = keyedAt(due, NOON + 2 * 86_400, 8, price(20_000, null));
    expect(viewOf(priced).tariff.unitRateMillipence).toBe(20_000);
  });

  it("goes when the supplier after changes the price at once", () => {
    const priced = keyedAt(takenOver(), NOON, 8, price(20_000, null));
    expect(viewOf(priced).nextTariff).toBeNull();
  });
});
