import {
  createMeter,
  type Fuel,
  type MeterEvent,
  type MeterState,
  type Outcomes,
  step,
} from "@utrn-lab/meter-emulator";
import { exposeSharedSecret, publicKeyOf, type SharedSecret } from "@utrn-lab/utrn";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_ID,
  OTHER_METER_KEY,
  OTHER_SUPPLIER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../../support/parties.ts";
import type { Made } from "./settings.ts";

export type SupplierName = "one" | "two";

const SUPPLIERS = {
  one: { supplierId: SUPPLIER_ID, key: SUPPLIER_KEY },
  two: { supplierId: OTHER_SUPPLIER_ID, key: OTHER_SUPPLIER_KEY },
};

const SECRETS: Readonly<Record<SupplierName, SharedSecret>> = {
  one: shared(),
  two: shared(OTHER_SUPPLIER_ID, METER_ID, OTHER_SUPPLIER_KEY, METER_KEY),
};

/** What supplier one shares with another meter. */
const FOREIGN: SharedSecret = shared(SUPPLIER_ID, OTHER_METER_ID, SUPPLIER_KEY, OTHER_METER_KEY);

/** A meter on the bench, who supplies it, and the codes issued so far by counter. */
export interface Bench {
  meter: MeterState;
  supplier: SupplierName;
  readonly codes: Map<number, string>;
}

/**
 * A PPMID that joined before the scenario begins: it spends no counter, and no event tells of it.
 */
function withPpmid(meter: MeterState): MeterState {
  const ppmid = {
    eui: "00db1234567890c0",
    kind: "ppmid",
    state: "joined",
    sinceSeconds: meter.timeSeconds,
    needsWindow: false,
  } as const;
  return { ...meter, han: { ...meter.han, devices: [ppmid] } };
}

/** A meter as a scenario makes it: with supplier one, unless it says otherwise. */
export function makeBench(fuel: Fuel, time: number, made: Made): Bench {
  const { settings, installCodes, floor, hasSupplier, hasPpmid } = made;
  const meter = createMeter({
    meterId: METER_ID,
    privateKey: METER_KEY,
    fuel,
    time,
    settings,
    installCodes,
  });
  const bench: Bench = {
    meter: hasPpmid ? withPpmid(meter) : meter,
    supplier: "one",
    codes: new Map(),
  };
  if (hasSupplier) commission(bench, "one", floor);
  return bench;
}

type Happening = MeterEvent extends infer E ? (E extends unknown ? Omit<E, "at"> : never) : never;

/** Applies an event at the meter's time, or at another. */
export function happen<T extends keyof Outcomes>(
  bench: Bench,
  event: Extract<Happening, { type: T }>,
  at: number = bench.meter.timeSeconds,
): Outcomes[T] {
  const { state, outcome } = step<T>(bench.meter, { ...event, at } as never);
  bench.meter = state;
  return outcome;
}

/** Commissions the meter with a supplier, or changes to it. */
export function commission(bench: Bench, name: SupplierName, floor?: number): Outcomes["supplier"] {
  const { supplierId, key } = SUPPLIERS[name];
  const outcome = happen<"supplier">(bench, {
    type: "supplier",
    supplierId,
    publicKey: publicKeyOf(key),
    z: exposeSharedSecret(SECRETS[name]).z,
    floor,
  });
  if (outcome.done) bench.supplier = name;
  return outcome;
}

/** The secret that signs: a supplier's with this meter, or supplier one's with another meter. */
export function secretFor(signer: SupplierName | "foreign"): SharedSecret {
  return signer === "foreign" ? FOREIGN : SECRETS[signer];
}
