import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { publicKeyOf } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";
import { OTHER_METER_KEY } from "../support/parties.ts";

const AT = 1_790_856_000;

type Json = { [member: string]: Json };

/** A meter that has taken two codes, as JSON gives it back. */
function stored(): Json {
  const first = keyed(meterOf(AT), codeFor(1, { type: "top_up", amountPence: 500 })).state;
  const second = keyed(first, codeFor(2, { type: "open_han", device: "any", minutes: 5 })).state;
  return JSON.parse(JSON.stringify(snapshotOf(second)));
}

/** Puts a value where a path leads: "replay.accepted.0.utrnCounter". */
function damaged(path: string, value: unknown): Json {
  const snapshot = stored();
  const names = path.split(".");
  const last = names.pop() ?? "";
  const parent = names.reduce<Json>((at, name) => at[name] as Json, snapshot);
  parent[last] = value as Json;
  return snapshot;
}

/** A point that is on no curve. */
const NO_POINT = `04${"1".repeat(128)}`;

describe("a stored meter", () => {
  it("comes back as it was", () => {
    expect(snapshotOf(restoreMeter(stored()))).toEqual(stored());
  });

  it("shares nothing with what was read", () => {
    const snapshot = stored();
    const meter = restoreMeter(snapshot);
    (snapshot.account as Json).balanceMillipence = 0 as unknown as Json;
    expect(meter.account.balanceMillipence).toBe(500_000);
  });

  it.each([
    ["nothing", null],
    ["a text", "{}"],
    ["a list", []],
  ])("is refused when it is %s", (_, snapshot) => {
    expectRefused(() => restoreMeter(snapshot), "snapshot", "type");
  });

  it.each([
    ["another version", "version", 3, "snapshot.version"],
    [
      "a balance that is no whole number",
      "account.balanceMillipence",
      1.5,
      "snapshot.account.balanceMillipence",
    ],
    ["counters that do not ascend", "replay.accepted.1.utrnCounter", 1, "snapshot.replay.accepted"],
    ["counter 0 accepted", "replay.accepted.0.utrnCounter", 0, "snapshot.replay.accepted"],
    ["a time that no code can name", "timeSeconds", 0, "snapshot.timeSeconds"],
    ["another meter's public key", "publicKey", publicKeyOf(OTHER_METER_KEY), "snapshot.publicKey"],
    [
      "a supplier's key that is no point",
      "supplier.publicKey",
      NO_POINT,
      "snapshot.supplier.publicKey",
    ],
    [
      "a command key that is no point",
      "supplier.commandPublicKey",
      NO_POINT,
      "snapshot.supplier.commandPublicKey",
    ],
    [
      "a window that no code could set",
      "protection.calendar",
      [{ days: ["mon", "mon"], start: "00:00", end: "01:00" }],
      "snapshot.settings.nonDisconnect.calendar[0].days",
    ],
    ["money from nowhere", "account.balanceMillipence", 500_001, "snapshot.ledger"],
  ])("is refused with %s", (_, path, value, field) => {
    expectRefused(() => restoreMeter(damaged(path, value)), field, "range");
  });

  it("is refused with what may be there instead", () => {
    expect(() => restoreMeter(damaged("fuel", "water"))).toThrow(
      'snapshot.fuel must be "electricity" or "gas"',
    );
  });

  it("is refused with a member that is unknown", () => {
    expect(() => restoreMeter({ ...stored(), colour: "red" })).toThrow(RangeError);
  });

  it("comes back without a supplier", () => {
    const snapshot = stored();
    const meter = restoreMeter({ ...snapshot, supplier: null });
    expect(meter.supplier).toBeNull();
  });
});
