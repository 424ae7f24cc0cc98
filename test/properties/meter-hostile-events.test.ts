import { createMeter, type MeterEvent, type MeterState, step } from "@utrn-lab/meter-emulator";
import { exposeSharedSecret, publicKeyOf } from "@utrn-lab/utrn";
import { isFieldError } from "@utrn-lab/utrn/checks";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_SECOND } from "../model/life-settings.ts";
import { frozen } from "../support/frozen.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";
import { METER_ID, METER_KEY, SUPPLIER_ID, SUPPLIER_KEY, shared } from "../support/parties.ts";

const AT = FIRST_SECOND + 60;
const EUI = "00db12345678aaaa";

/** One good event of every type: each of its members is then replaced by what is wrong. */
const GOOD: readonly MeterEvent[] = [
  { at: AT, type: "time" },
  { at: AT, type: "code", code: "12345", via: "keypad" },
  { at: AT, type: "keys", keys: "A7B", face: "twelve" },
  { at: AT, type: "load", watts: 100 },
  { at: AT, type: "power", on: true },
  { at: AT, type: "wan", up: true },
  { at: AT, type: "action", action: "enable_supply", via: "ppmid" },
  {
    at: AT,
    type: "supplier",
    supplierId: SUPPLIER_ID,
    publicKey: publicKeyOf(SUPPLIER_KEY),
    z: exposeSharedSecret(shared()).z,
    floor: 7,
  },
  { at: AT, type: "han_join", eui: EUI, kind: "ihd", installCode: "00112233445566" },
  { at: AT, type: "han_remove", eui: EUI },
];

/** What a confused or hostile host puts where a member belongs. */
const HOSTILE: readonly (readonly [label: string, value: unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["true", true],
  ["zero", 0],
  ["a negative", -1],
  ["a fraction", 1.5],
  ["not a number", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["past the safe integers", 2 ** 53],
  ["a big integer", 1n],
  ["an empty text", ""],
  ["a text", "constructor"],
  ["a text of digits", "1"],
  ["a text of hex digits in capitals", "00DB12345678AAAA"],
  ["a list", []],
  ["a list of the text", ["keypad"]],
  ["an object", {}],
  ["a function", () => 1],
];

/** The members in which some of these mean something. */
const FINE: Readonly<Record<string, readonly string[]>> = {
  code: ["an empty text", "a text", "a text of digits", "a text of hex digits in capitals"],
  keys: ["an empty text", "a text of digits"],
  face: ["undefined"],
  watts: ["zero"],
  on: ["true"],
  up: ["true"],
  floor: ["undefined", "zero"],
  installCode: ["undefined"],
};

/** A meter that has seen a little of everything. */
function livedMeter(): MeterState {
  const meter = meterOf(FIRST_SECOND, { meterBalance: 500_000 });
  const topUp = codeFor(1, { type: "top_up", amountPence: 1_000 });
  return keyed(keyed(meter, topUp).state, "12345").state;
}

function expectFieldError(act: () => unknown, field: string): void {
  try {
    act();
  } catch (error) {
    if (!isFieldError(error)) throw error;
    expect(error.field).toBe(field);
    return;
  }
  throw new Error(`${field} was let in`);
}

const CASES = GOOD.flatMap((event) =>
  Object.keys(event).flatMap((member) =>
    HOSTILE.filter(([label]) => !FINE[member]?.includes(label)).map(
      ([label, value]) => [`${event.type}.${member}`, label, event, member, value] as const,
    ),
  ),
);

describe("an event with a member that is wrong", () => {
  const meter = livedMeter();
  const before = structuredClone(meter);

  it.each(CASES)("%s of %s is refused by name, and nothing has happened", (...given) => {
    const [, , event, member, value] = given;
    const wrong = { ...event, [member]: value } as MeterEvent;
    expectFieldError(() => step(meter, wrong), member);
    expect(meter).toEqual(before);
  });

  it("has no time outside what the dates of codes can name", () => {
    for (const at of [0, 946_771_199, 2_362_262_400]) {
      expectFieldError(() => step(meter, { at, type: "time" }), "at");
    }
  });

  it("has no more than 1,000 keys, and none that a meter does not have", () => {
    expectFieldError(() => step(meter, { at: AT, type: "keys", keys: "1".repeat(1_001) }), "keys");
    expectFieldError(() => step(meter, { at: AT, type: "keys", keys: "1c" }), "keys");
  });

  it("has no load above 100 kW", () => {
    expectFieldError(() => step(meter, { at: AT, type: "load", watts: 100_001 }), "watts");
  });
});

describe("a good event", () => {
  const meter = livedMeter();

  it.each(GOOD.map((event) => [event.type, event] as const))("%s is taken", (_, event) => {
    expect(step(meter, event).state.timeSeconds).toBe(AT);
  });

  it("never writes to the state it is given", () => {
    const before = structuredClone(meter);
    const events = GOOD.map((event) => fc.constant(event));
    fc.assert(
      fc.property(fc.array(fc.oneof(...events), { maxLength: 8 }), (some) => {
        let state = meter;
        for (const event of some) state = frozen(step(state, event).state);
        expect(meter).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a meter made from a member that is wrong", () => {
  const good = {
    meterId: METER_ID,
    privateKey: METER_KEY,
    fuel: "gas",
    time: AT,
    settings: {},
    installCodes: { [EUI]: "001122334455" },
  };
  const optional = ["settings", "installCodes"];
  const objects = ["settings", "installCodes"];
  const cases = Object.keys(good).flatMap((member) =>
    HOSTILE.filter(
      ([label]) =>
        !(optional.includes(member) && label === "undefined") &&
        !(objects.includes(member) && label === "an object"),
    ).map(([label, value]) => [member, label, value] as const),
  );

  it.each(cases)("%s of %s is refused by name", (member, _, value) => {
    expectFieldError(() => createMeter({ ...good, [member]: value } as never), member);
  });
});
