import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { isFieldError } from "@utrn-lab/utrn/checks";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { someCommands } from "../model/life-commands.ts";
import { FIRST_SECOND, someSettings } from "../model/life-settings.ts";
import { frozen } from "../support/frozen.ts";
import { fullMeter } from "../support/full-meter.ts";
import { changed, type Json, type Path, places } from "../support/json-places.ts";
import { codeFor, meterOf } from "../support/meters.ts";

function asJson(meter: MeterState): Json {
  return JSON.parse(JSON.stringify(snapshotOf(meter)));
}

function named(path: Path): string {
  return ["snapshot", ...path].join(".");
}

/** A value of another type than any that may be there. */
function retyped(value: Json): Json {
  if (typeof value === "string") return 7;
  return typeof value === "object" && value !== null ? "an object" : { retyped: "Z" };
}

/** Law: a damaged snapshot is refused by an error that names the damage, or what holds it. */
function expectDamage(snapshot: Json, path: Path): void {
  try {
    restoreMeter(snapshot);
  } catch (error) {
    if (!isFieldError(error)) throw error;
    expect([named(path), named(path.slice(0, -1))]).toContain(error.field);
    return;
  }
  throw new Error(`${named(path)} was let in`);
}

/**
 * Members that a meter may be without: another rate, a family never set, a device never expected.
 */
function isOptional(path: Path): boolean {
  const name = path.join(".");
  return /(?:^|\.)rate2$|^replay\.families\.|^han\.installCodes\./.test(name);
}

const FULL = asJson(fullMeter());
const ALL = places(FULL).filter(([path]) => path.length > 0);
const MEMBERS = ALL.filter(([path]) => typeof path.at(-1) === "string");
const OBJECTS = places(FULL).filter(
  ([, value]) => typeof value === "object" && value !== null && !Array.isArray(value),
);

describe("a snapshot of a meter with everything in it", () => {
  it("has no empty list, so that each kind of member is damaged below", () => {
    const empty = ALL.filter(([, value]) => Array.isArray(value) && value.length === 0);
    expect(empty.map(([path]) => named(path))).toEqual(["snapshot.places.ppmid.failures"]);
    const absent = ALL.filter(([, value]) => value === null);
    expect(absent.map(([path]) => named(path))).toEqual([
      "snapshot.places.keypad.lockedUntilSeconds",
      // Codes that were not authentic have no counter.
      ...[4, 5, 6, 7, 8, 11].map((at) => `snapshot.logs.codes.${at}.utrnCounter`),
    ]);
  });

  it("gives the same meter back", () => {
    expect(restoreMeter(FULL)).toEqual(FULL);
  });

  const removable = MEMBERS.filter(([path]) => !isOptional(path));
  it.each(removable.map(([path]) => [named(path), path] as const))(
    "is refused without %s",
    (...given) => {
      const [, path] = given;
      expectDamage(
        changed(FULL, path, (holder, name) => {
          delete holder[name];
        }),
        path,
      );
    },
  );

  it.each(ALL.map(([path, value]) => [named(path), path, value] as const))(
    "is refused with another type at %s",
    (_, path, value) => {
      expectDamage(
        changed(FULL, path, (holder, name) => {
          holder[name] = retyped(value);
        }),
        path,
      );
    },
  );

  it.each(OBJECTS.map(([path]) => [named(path), path] as const))(
    "is refused with an unknown member in %s",
    (_, path) => {
      const unknown = [...path, "unknown"];
      expectDamage(
        changed(FULL, unknown, (holder, name) => {
          holder[name] = 0;
        }),
        unknown,
      );
    },
  );

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "{}"],
    ["a list", []],
    ["a number", 1],
  ])("is never %s", (_, value) => {
    expect(() => restoreMeter(value)).toThrow(/^snapshot must be an object/);
  });

  it.each([
    ["another version", ["version"], 3],
    ["a balance of more millipence than was moved", ["account", "balanceMillipence"], 1],
    ["a register past its end", ["account", "debtMillipence", "time_1"], 2 ** 31],
    ["a public key of another meter", ["publicKey"], `04${"11".repeat(64)}`],
    ["a counter twice", ["replay", "accepted", 1, "utrnCounter"], 1],
    ["a date that is none", ["protection", "periods", 0, "from"], "2028-02-30"],
    ["a day twice", ["protection", "calendar", 0, "days", 1], "mon"],
    ["a rate that no code can carry", ["tariff", "unitRateMillipence"], 2 ** 18],
    ["a time before all dates", ["timeSeconds"], 0],
  ] as const)("is refused with %s", (_, path, value) => {
    const damaged = changed(FULL, path, (holder, name) => {
      holder[name] = value;
    });
    expect(() => restoreMeter(damaged)).toThrow(/^snapshot\.[a-z]/);
  });
});

describe("a meter brought back from its snapshot, as JSON", () => {
  it("is always the meter it was, and lives on as it would have", () => {
    const codes = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), someCommands), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(someSettings, codes, fc.nat(12_000), (settings, all, watts) => {
        let meter = meterOf(FIRST_SECOND, settings);
        let again = meter;
        for (const [index, [gap, commands]] of all.entries()) {
          const at = meter.timeSeconds + gap;
          const code = codeFor(index + 1, ...commands);
          for (const event of [
            { at, type: "load", watts },
            { at, type: "action", action: "enable_supply", via: "keypad" },
            { at, type: "code", code, via: "keypad" },
          ] as const) {
            meter = frozen(step(meter, event).state);
            again = frozen(restoreMeter(asJson(step(again, event).state)));
          }
          expect(again).toEqual(meter);
        }
      }),
      { numRuns: 60 },
    );
  });
});
