import { createMeter, type MeterEvent, type MeterState, step } from "@utrn-lab/meter-emulator";
import { type Command, exposeSharedSecret, publicKeyOf } from "@utrn-lab/utrn";
import { codeFor } from "./meters.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_SUPPLIER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "./parties.ts";

/** 24 February 2028, 01:00 UTC. */
const AT = Date.UTC(2028, 1, 24, 1) / 1_000;
const EUI = "00db12345678aaaa";
const INSTALL_CODE = "001122334455";

/** A price that waits: one that the meter was made with would have gone with its supplier. */
const NEXT_PRICE: Command = {
  type: "change_price",
  unitRateMillipence: 1,
  standingChargeMillipence: 2,
  startDate: "2028-03-09",
};

function made(): MeterState {
  return createMeter({
    meterId: METER_ID,
    privateKey: METER_KEY,
    fuel: "gas",
    time: AT - 7_200,
    settings: {
      debt: { payment: 900_000 },
      paymentDebtRecovery: { percent: 50, weeklyCapPounds: 20 },
      tariff: {
        unitRateMillipence: 20_000,
        standingChargeMillipence: 50_000,
        rate2Millipence: 10_000,
        rate2Start: "00:30",
        rate2End: "07:30",
      },
      nonDisconnect: {
        calendar: [{ days: ["mon", "sun"], start: "16:00", end: "10:00" }],
        periods: [{ from: "2028-02-29", days: 1 }],
      },
    },
    installCodes: { [EUI]: INSTALL_CODE },
  });
}

function commissioning(supplierId: string, key: string): MeterEvent {
  const { z } = exposeSharedSecret(shared(supplierId, METER_ID, key));
  return { at: AT - 7_200, type: "supplier", supplierId, publicKey: publicKeyOf(key), z };
}

function code(text: string, via: "keypad" | "ppmid" = "keypad"): MeterEvent {
  return { at: AT, type: "code", code: text, via };
}

/** Too far from every counter that the meter accepted: five of them lock a place. */
function strange(via: "keypad" | "ppmid", many: number): MeterEvent[] {
  return Array.from({ length: many }, (_, at) =>
    code(codeFor(600 + at, { type: "restore_supply" }), via),
  );
}

/** A meter with something in every list and group of its state, so that every member is tested. */
export function fullMeter(): MeterState {
  const events: MeterEvent[] = [
    commissioning(OTHER_SUPPLIER_ID, OTHER_SUPPLIER_KEY),
    commissioning(SUPPLIER_ID, SUPPLIER_KEY),
    { at: AT, type: "wan", up: true },
    code(codeFor(1, { type: "top_up", amountPence: 900 })),
    code(codeFor(2, { type: "set_credit", amountPence: 300 })),
    code(codeFor(3, { type: "suspend_disconnection", hours: 90 })),
    code(codeFor(4, { type: "open_han", device: "any", minutes: 60 })),
    { at: AT, type: "han_join", eui: EUI, kind: "ppmid", installCode: INSTALL_CODE },
    ...strange("ppmid", 5),
    { at: AT, type: "wan", up: false },
    code(codeFor(5, { type: "top_up", amountPence: 1 })),
    code(codeFor(6, NEXT_PRICE)),
    // An entry is begun, and a code put to the keypad meanwhile leaves its verdict behind it.
    { at: AT, type: "keys", keys: "bAAAB", face: "two" },
    ...strange("keypad", 1),
  ];
  return events.reduce<MeterState>((meter, event) => step(meter, event).state, made());
}
