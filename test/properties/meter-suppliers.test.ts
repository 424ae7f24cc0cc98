import { type MeterState, step, viewOf } from "@utrn-lab/meter-emulator";
import {
  agreeSecret,
  type Command,
  exposeSharedSecret,
  issueCode,
  privateKeyFrom,
  publicKeyOf,
} from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import { frozen } from "../support/frozen.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_ID,
  OTHER_SUPPLIER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
} from "../support/parties.ts";

const NOON = Date.UTC(2028, 1, 23, 12) / 1_000;
const MANAGEMENT_KEY = privateKeyFrom(new Uint8Array(48).fill(5));

/** A supplier by its private keys; one key serves as both where no other is given. */
interface Keys {
  readonly supplierId: string;
  readonly topUp: string;
  readonly command?: string;
}

const ONE: Keys = { supplierId: SUPPLIER_ID, topUp: SUPPLIER_KEY };
const ONE_WITH_TWO_KEYS: Keys = { ...ONE, command: MANAGEMENT_KEY };
const OTHER: Keys = { supplierId: OTHER_SUPPLIER_ID, topUp: OTHER_SUPPLIER_KEY };

function secretOf({ supplierId, topUp, command }: Keys) {
  return agreeSecret({
    supplierId,
    meterId: METER_ID,
    privateKey: topUp,
    publicKey: publicKeyOf(METER_KEY),
    commandPrivateKey: command,
  });
}

function change(meter: MeterState, keys: Keys, floor?: number) {
  const { supplierId, z, commandZ } = exposeSharedSecret(secretOf(keys));
  const { topUp, command } = keys;
  const ofCommands =
    command === undefined ? {} : { commandPublicKey: publicKeyOf(command), commandZ };
  const given = floor === undefined ? {} : { floor };
  const one = { type: "supplier", supplierId, publicKey: publicKeyOf(topUp), z } as const;
  const { state, outcome } = step(meter, { at: NOON, ...one, ...ofCommands, ...given });
  return { state: frozen(state), done: outcome.done };
}

const TOP_UP: Command = { type: "top_up", amountPence: 500 };
const SET: Command = { type: "set_credit", amountPence: 200 };

/** A meter of the first supplier that has accepted its counter 50. */
function supplied(): MeterState {
  return keyed(meterOf(NOON), codeFor(50, TOP_UP)).state;
}

describe("a supplier with a command key beside its top-up key", () => {
  const meter = change(supplied(), ONE_WITH_TWO_KEYS, 50).state;

  it("signs top-ups with the one and command codes with the other", () => {
    const secret = secretOf(ONE_WITH_TWO_KEYS);
    const topUp = issueCode(secret, { utrnCounter: 51, commands: [TOP_UP] });
    const set = issueCode(secret, { utrnCounter: 52, commands: [SET] });
    const after = keyed(meter, topUp);
    expect(after.outcome.result).toBe("applied");
    expect(keyed(after.state, set).outcome.result).toBe("applied");
  });

  it("takes no command that its top-up key signed: a thief of it can make top-ups only", () => {
    const thief = secretOf(ONE);
    const set = issueCode(thief, { utrnCounter: 52, commands: [SET] });
    expect(keyed(meter, set).outcome).toMatchObject({ reason: "not_authentic" });
    const topUp = issueCode(thief, { utrnCounter: 52, commands: [TOP_UP] });
    expect(keyed(meter, topUp).outcome.result).toBe("applied");
  });

  it("shows both keys", () => {
    expect(viewOf(meter).supplier).toEqual({
      supplierId: SUPPLIER_ID,
      publicKey: publicKeyOf(SUPPLIER_KEY),
      commandPublicKey: publicKeyOf(MANAGEMENT_KEY),
    });
  });

  it.each([
    ["a key and no Z", { commandPublicKey: publicKeyOf(MANAGEMENT_KEY) }, "commandPublicKey"],
    ["a Z and no key", { commandZ: "00".repeat(32) }, "commandPublicKey"],
    ["half a Z", { commandPublicKey: publicKeyOf(SUPPLIER_KEY), commandZ: "00" }, "commandZ"],
    [
      "a key that is no point",
      { commandPublicKey: `04${"00".repeat(64)}`, commandZ: "11".repeat(32) },
      "commandPublicKey",
    ],
  ])("is refused with %s", (_, given, field) => {
    const { supplierId, z } = exposeSharedSecret(secretOf(ONE));
    const one = { type: "supplier", supplierId, publicKey: publicKeyOf(SUPPLIER_KEY), z } as const;
    expectRefused(() => step(meter, { at: NOON, ...one, ...given }), field, "range");
  });
});

describe("a change of one key alone", () => {
  it("needs a floor that is not below V: the key that stays has issued that far", () => {
    const meter = supplied();
    expect(change(meter, ONE_WITH_TWO_KEYS).done).toBe(false);
    expect(change(meter, ONE_WITH_TWO_KEYS, 49).done).toBe(false);
    expect(change(meter, ONE_WITH_TWO_KEYS, 50).done).toBe(true);
  });

  it("is remembered for each key: one that comes back needs the highest V while it stood", () => {
    const twoKeys = change(supplied(), ONE_WITH_TWO_KEYS, 60).state;
    const secret = secretOf(ONE_WITH_TWO_KEYS);
    const far = issueCode(secret, { utrnCounter: 70, commands: [TOP_UP] });
    const away = change(keyed(twoKeys, far).state, OTHER, 0).state;
    // The management key with another top-up key: it stood until 70.
    const back = { supplierId: SUPPLIER_ID, topUp: OTHER_SUPPLIER_KEY, command: MANAGEMENT_KEY };
    expect(change(away, back, 69).done).toBe(false);
    expect(change(away, back, 70).done).toBe(true);
    // Under another id the same keys have issued nothing.
    expect(change(away, { ...back, supplierId: "90b3d51f30030000" }).done).toBe(true);
  });
});

describe("a key that stood more than once", () => {
  it("is remembered once, by its last and highest V", () => {
    const first = change(supplied(), OTHER).state;
    const again = change(change(first, ONE, 60).state, OTHER, 0).state;
    expect(again.formerKeys.filter(({ supplierId }) => supplierId === SUPPLIER_ID)).toEqual([
      { supplierId: SUPPLIER_ID, publicKey: publicKeyOf(SUPPLIER_KEY), highest: 60 },
    ]);
  });

  it("is remembered once beside a second key, too", () => {
    const first = change(change(supplied(), OTHER).state, ONE_WITH_TWO_KEYS, 60).state;
    const again = change(first, OTHER, 0).state;
    expect(again.formerKeys.map(({ publicKey, highest }) => [publicKey, highest])).toEqual([
      [publicKeyOf(OTHER_SUPPLIER_KEY), 0],
      [publicKeyOf(SUPPLIER_KEY), 60],
      [publicKeyOf(MANAGEMENT_KEY), 60],
    ]);
  });
});

describe("a floor", () => {
  it("is remembered as V where no code was accepted above it", () => {
    const away = change(change(supplied(), ONE_WITH_TWO_KEYS, 90).state, OTHER).state;
    expect(change(away, ONE, 89).done).toBe(false);
    expect(change(away, ONE, 90).done).toBe(true);
  });

  it("is needed of a leaving supplier's key, and never of a key the meter did not have", () => {
    const away = change(supplied(), OTHER);
    expect([away.done, away.state.replay.floor]).toEqual([true, 0]);
    expect(change(away.state, ONE).done).toBe(false);
    expect(change(away.state, OTHER).done).toBe(true);
  });
});

describe("a change", () => {
  const NEW_KEY: Keys = { supplierId: SUPPLIER_ID, topUp: MANAGEMENT_KEY };

  it("to a key that the meter did not have needs no floor, though its supplier stays", () => {
    const { done, state } = change(supplied(), NEW_KEY);
    expect([done, state.replay.floor, state.replay.accepted]).toEqual([true, 0, []]);
  });

  it("to another supplier is one, though the key stays", () => {
    const { done, state } = change(supplied(), { ...ONE, supplierId: OTHER_SUPPLIER_ID });
    const { supplier, replay } = state;
    expect([done, supplier?.supplierId, replay.accepted]).toEqual([true, OTHER_SUPPLIER_ID, []]);
  });

  it("of the top-up key is one, though the command key stays", () => {
    const two = change(supplied(), ONE_WITH_TWO_KEYS, 50).state;
    const { done, state } = change(two, { ...ONE_WITH_TWO_KEYS, topUp: OTHER_SUPPLIER_KEY }, 50);
    expect([done, state.supplier?.publicKey]).toEqual([true, publicKeyOf(OTHER_SUPPLIER_KEY)]);
  });

  it("back to a key that had accepted nothing needs its floor all the same", () => {
    const away = change(meterOf(NOON), OTHER).state;
    expect(change(away, ONE).done).toBe(false);
    expect(change(away, ONE, 0).done).toBe(true);
  });
});

describe("the same supplier and keys as now", () => {
  it("are no change: cache, families and a price that waits stay, the floor may rise", () => {
    const waiting: Command = {
      type: "change_price",
      unitRateMillipence: 30_000,
      standingChargeMillipence: 0,
      startDate: "2028-02-25",
    };
    const meter = keyed(supplied(), codeFor(51, waiting, SET)).state;
    const same = change(meter, ONE, 40);
    expect(same.state).toEqual({ ...meter, replay: { ...meter.replay, floor: 40 } });
    expect(change(same.state, ONE, 39).done).toBe(false);
    expect(change(same.state, ONE, 40).done).toBe(true);
  });
});

describe("a price that the supplier before left waiting", () => {
  it("goes with it, and never comes into force", () => {
    const waiting: Command = {
      type: "change_price",
      unitRateMillipence: 90_000,
      standingChargeMillipence: 0,
      startDate: "2028-02-25",
    };
    const meter = keyed(supplied(), codeFor(51, waiting)).state;
    const { state } = change(meter, OTHER, 7);
    expect(viewOf(state).nextTariff).toBeNull();
    const later = step(state, { at: NOON + 2 * 86_400, type: "time" }).state;
    expect(viewOf(later).tariff.unitRateMillipence).toBe(24_500);
  });
});

describe("meters that share what they know of their supplier", () => {
  it("take each the codes of its own id alone", () => {
    const meter = supplied();
    const other: MeterState = { ...meter, meterId: OTHER_METER_ID };
    const code = codeFor(51, TOP_UP);
    expect(keyed(other, code).outcome).toMatchObject({ reason: "not_authentic" });
    expect(keyed(meter, code).outcome.result).toBe("applied");
  });
});
