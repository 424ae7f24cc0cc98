import {
  createMeter,
  type Fuel,
  type MeterEvent,
  type MeterState,
  type Outcomes,
  step,
} from "@utrn-lab/meter-emulator";
import { agreeSecret, exposeSharedSecret, publicKeyOf, type SharedSecret } from "@utrn-lab/utrn";
import {
  COMMAND_KEY,
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
import { withPpmid } from "../../support/ppmid.ts";
import type { Made } from "./settings.ts";

/** "one apart" is supplier one with a command key of its own beside its top-up key. */
export type SupplierName = "one" | "one apart" | "two";

/** Who signs a code: a supplier of this meter, one of its keys alone, or that of another meter. */
export type Signer = SupplierName | "top-up key" | "command key" | "foreign";

interface Supplier {
  readonly supplierId: string;
  readonly key: string;
  readonly commandKey?: string;
}

const SUPPLIERS: Readonly<Record<SupplierName, Supplier>> = {
  one: { supplierId: SUPPLIER_ID, key: SUPPLIER_KEY },
  "one apart": { supplierId: SUPPLIER_ID, key: SUPPLIER_KEY, commandKey: COMMAND_KEY },
  two: { supplierId: OTHER_SUPPLIER_ID, key: OTHER_SUPPLIER_KEY },
};

const SECRETS: Readonly<Record<Signer, SharedSecret>> = {
  one: shared(),
  "one apart": agreeSecret({
    supplierId: SUPPLIER_ID,
    meterId: METER_ID,
    privateKey: SUPPLIER_KEY,
    commandPrivateKey: COMMAND_KEY,
    publicKey: publicKeyOf(METER_KEY),
  }),
  two: shared(OTHER_SUPPLIER_ID, METER_ID, OTHER_SUPPLIER_KEY, METER_KEY),
  "top-up key": shared(),
  "command key": shared(SUPPLIER_ID, METER_ID, COMMAND_KEY, METER_KEY),
  foreign: shared(SUPPLIER_ID, OTHER_METER_ID, SUPPLIER_KEY, OTHER_METER_KEY),
};

/** A meter on the bench, who supplies it, and the codes issued so far by counter. */
export interface Bench {
  meter: MeterState;
  supplier: SupplierName;
  readonly codes: Map<number, string>;
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
  const { supplierId, key, commandKey } = SUPPLIERS[name];
  const { z, commandZ } = exposeSharedSecret(SECRETS[name]);
  const apart = commandKey && { commandPublicKey: publicKeyOf(commandKey), commandZ };
  const outcome = happen<"supplier">(bench, {
    type: "supplier",
    supplierId,
    publicKey: publicKeyOf(key),
    z,
    ...apart,
    floor,
  });
  if (outcome.done) bench.supplier = name;
  return outcome;
}

/** The secret that signs. */
export function secretFor(signer: Signer): SharedSecret {
  return SECRETS[signer];
}
