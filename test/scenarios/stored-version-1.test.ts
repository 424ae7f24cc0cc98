import { readFileSync } from "node:fs";
import { type MeterEvent, type MeterState, step, viewOf } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { publicKeyOf } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import { OTHER_SUPPLIER_KEY } from "../support/parties.ts";
import { inPeriods } from "../support/version-1-words.ts";

type Json = Readonly<Record<string, unknown>>;

/** A meter as version 1 stored it, and what version 1 then showed of it and of its later life. */
interface StoredMeter {
  readonly what: string;
  readonly stored: Json;
  readonly view: Json;
  readonly later: readonly {
    readonly event: MeterEvent;
    readonly outcome: Json;
    readonly events: readonly string[];
    readonly display: readonly string[];
  }[];
  readonly viewLater: Json;
}

const STORED: readonly StoredMeter[] = JSON.parse(
  readFileSync(new URL("../vectors/meters-version-1.json", import.meta.url), "utf8"),
);

/**
 * What keys submitted is told since version 2; version 1 said no more than that they were pressed.
 */
function toldBy(outcome: object): object {
  return "submitted" in outcome ? { done: true } : outcome;
}

/**
 * A later life without the confirmation codes made in it: their MACs are those of the second
 * revision
 * (code-format.md 4, the label).
 */
function unconfirmed(told: Json): Json {
  const { lastConfirmationCode: _, outcome, ...rest } = told;
  if (outcome === undefined) return rest;
  const { confirmationCode: __, ...verdict } = outcome as Json;
  return { ...rest, outcome: verdict };
}

/** A view without what has been added to it: version 1 told nothing of the kind. */
function oldView(meter: MeterState): Json {
  const { turn: _, entry, ...view } = viewOf(meter);
  const { open: __, ...told } = entry;
  return { ...view, entry: told };
}

/**
 * A supplier that comes back needs its floor; version 1 took the highest counter that it knew of
 * it where none was given.
 */
function withFloor(event: MeterEvent, stored: Json): MeterEvent {
  if (event.type !== "supplier") return event;
  const formers = stored.formerSuppliers as readonly (Json & { readonly highest: number })[];
  const former = formers.find(({ supplierId }) => supplierId === event.supplierId);
  return { floor: former?.highest, ...event };
}

/** Lets an event happen, and tells all that version 1 told of it. */
function happened(
  meter: MeterState,
  event: MeterEvent,
): { readonly state: MeterState; readonly told: Json } {
  const arrived = step(meter, { type: "time", at: event.at });
  const { state, outcome, events } = step<MeterEvent["type"]>(arrived.state, event);
  const logged = [...arrived.events, ...events].map((entry) => entry.event);
  return {
    state,
    told: { outcome: toldBy(outcome), events: logged, display: viewOf(state).display },
  };
}

describe.each(STORED)("stored in version 1: $what", ({ stored, view, later, viewLater }) => {
  it("shows what it showed", () => {
    expect(oldView(restoreMeter(stored))).toEqual(inPeriods(view));
  });

  it("lives on as it would have", () => {
    let meter = restoreMeter(stored);
    for (const { event, outcome, events, display } of later) {
      const { state, told } = happened(meter, withFloor(event, stored));
      expect(unconfirmed(told)).toEqual(unconfirmed({ outcome, events, display }));
      meter = state;
    }
    expect(unconfirmed(oldView(meter))).toEqual(unconfirmed(inPeriods(viewLater)));
  });

  it("is stored again in version 2, and comes back the same", () => {
    const meter = restoreMeter(stored);
    expect(snapshotOf(meter)).toMatchObject({ version: 2 });
    expect(restoreMeter(JSON.parse(JSON.stringify(snapshotOf(meter))))).toEqual(meter);
  });

  it("is not changed by being read", () => {
    const before = structuredClone(stored);
    restoreMeter(stored);
    expect(stored).toEqual(before);
  });
});

const [, full] = STORED;
const { stored = {} } = full ?? {};

describe("a meter of version 1 with accepted codes", () => {
  it("keeps the counter that set its dates as the one that set its periods", () => {
    const { families, ...replay } = stored.replay as Json;
    const dated = { ...replay, families: { ...(families as Json), dates: 2 } };
    const meter = restoreMeter({ ...stored, replay: dated });
    expect(meter.replay.families).toEqual({ han: 1, next_price: 3, suspension: 4, periods: 2 });
  });

  it("counts each as accepted now, with what it added and no payment debt paid", () => {
    const [, topUp] = restoreMeter(stored).replay.accepted;
    expect(topUp).toEqual({
      utrnCounter: 2,
      added: { credit: 70_000, time_1: 0, time_2: 0, payment: -30_000 },
      paid: 0,
      kept: { time_1: 0, time_2: 0, payment: 0 },
      // 713,941 of consumption, and a standing charge of 53,351.
      charged: { credit: 767_292, time_1: 0, time_2: 0 },
    });
  });
});

describe("a meter of version 1 with suppliers", () => {
  it("has the one key of its supplier as both, with the Z of each", () => {
    const { publicKey, z } = stored.supplier as Json;
    const { supplier } = restoreMeter(stored);
    expect(supplier).toMatchObject({ publicKey, commandPublicKey: publicKey, z, commandZ: z });
  });

  it("remembers the key of each former supplier, and refuses a floor below it", () => {
    const former = {
      supplierId: "90b3d51f30020000",
      publicKey: publicKeyOf(OTHER_SUPPLIER_KEY),
      highest: 7,
    };
    const meter = restoreMeter({ ...stored, formerSuppliers: [former] });
    const { supplierId, publicKey } = former;
    const event = { at: meter.timeSeconds, type: "supplier", supplierId, publicKey } as const;
    const z = "11".repeat(32);
    expect(step(meter, { ...event, z, floor: 6 }).outcome.done).toBe(false);
    expect(step(meter, { ...event, z, floor: 7 }).outcome.done).toBe(true);
  });
});

describe("what version 1 did not keep", () => {
  const stored = STORED.find(({ what }) => what.includes("in every list"))?.stored ?? {};
  const removed = (since: number) => {
    const device = { eui: "00db12345678aaaa", kind: "ihd", state: "removed", since };
    return { ...(stored.han as Json), devices: [device], openUntil: null };
  };
  const reverted = (at: number) => {
    const text = "command from the user interface done: revert_to_defaults settings han";
    return { ...(stored.logs as Json), events: [{ at, event: "8161", text }] };
  };
  const rejoins = (snapshot: Json): boolean => {
    const { timeSeconds, ...meter } = restoreMeter(snapshot);
    const join = { type: "han_join", eui: "00db12345678aaaa", kind: "ihd" } as const;
    const { outcome } = step({ ...meter, timeSeconds }, { ...join, at: timeSeconds });
    return outcome.joined;
  };

  it("a device that was removed by itself rejoins without a window", () => {
    expect(rejoins({ ...stored, han: removed(1_834_966_700) })).toBe(true);
    // Removed after the revert, so it had joined since.
    const logs = reverted(1_834_966_600);
    expect(rejoins({ ...stored, han: removed(1_834_966_700), logs })).toBe(true);
  });

  it("one that a revert of han removed, or found removed, needs a window", () => {
    for (const at of [1_834_966_700, 1_834_966_750]) {
      const han = removed(1_834_966_700);
      expect(rejoins({ ...stored, han, logs: reverted(at) })).toBe(false);
    }
  });

  it("its codes are logged without counters, and its alerts sent are those of its outbox", () => {
    const { logs, alerts, face } = restoreMeter(stored);
    expect(logs.codes.every(({ utrnCounter }) => utrnCounter === null)).toBe(true);
    expect(logs.applied).toEqual([]);
    // Of a credit and of a lock.
    expect(alerts.sent).toBe(2);
    expect(face).toBe("twelve");
  });
});

describe("a damaged meter of version 1", () => {
  const account = stored.account as Json;
  const logs = stored.logs as Json;

  it.each<readonly [string, Json, string]>([
    [
      "a balance that is text",
      { account: { ...account, balance: "1" } },
      "account.balanceMillipence",
    ],
    ["money from nowhere", { account: { ...account, balance: 1 } }, "ledger"],
    ["an account that is a list", { account: [[account]] }, "account"],
    ["a name of version 2", { timeSeconds: 1 }, "timeSeconds"],
    [
      "a group of version 2",
      { ledger: { ...(stored.ledger as Json), recoveredMillipence: {} } },
      "ledger.recoveredMillipence",
    ],
    [
      "periods beside dates",
      { protection: { ...(stored.protection as Json), periods: [] } },
      "protection.periods",
    ],
    [
      "a record of version 2",
      { replay: { ...(stored.replay as Json), accepted: [{ utrnCounter: 1, paid: 0 }] } },
      "replay.accepted.paid",
    ],
    [
      "a command key",
      { supplier: { ...(stored.supplier as Json), commandPublicKey: "" } },
      "supplier.commandPublicKey",
    ],
    ["a face", { face: "two" }, "face"],
    ["logs that are a number", { logs: 1 }, "logs"],
    ["no ledger", { ledger: null }, "ledger"],
    [
      "consumption that is no number, whatever it is made from",
      { ledger: { ...(stored.ledger as Json), consumption: { valueOf: 1, toString: 1 } } },
      "ledger.consumptionMillipence",
    ],
    ["an event that is no text", { logs: { ...logs, events: [{ text: 1 }] } }, "logs.events.0"],
    ["an empty group", { alerts: {} }, "alerts"],
    ["an unknown member", { constructor: 1 }, "constructor"],
    ["log entries that are numbers", { logs: { ...logs, events: [1] } }, "logs.events.0"],
  ])("is refused with %s", (_, damage, field) => {
    expectRefused(() => restoreMeter({ ...stored, ...damage }), `snapshot.${field}`, "range");
  });
});
