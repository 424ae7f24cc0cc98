import {
  createMeter,
  type Fuel,
  type LogEntry,
  type MeterEvent,
  type MeterState,
  type SettingsInput,
  step,
} from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { exposeSharedSecret, publicKeyOf } from "@utrn-lab/utrn";
import { expect } from "vitest";
import { frozen } from "../support/frozen.ts";
import { METER_ID, METER_KEY } from "../support/parties.ts";
import { PPMID, withPpmid } from "../support/ppmid.ts";
import { type Issued, type Party, SECRETS, SUPPLIERS } from "./life-codes.ts";
import { factsOfEmulator, factsOfModel } from "./life-compare.ts";
import { secondMeter } from "./life-settings.ts";
import { changeSupplier, runTo } from "./second-meter.ts";
import { type Second, send, type Told, worth } from "./second-state.ts";

export interface Birth {
  readonly time: number;
  readonly fuel: Fuel;
  readonly settings: SettingsInput;
}

/** The emulator: a value that each step replaces, and that no step may change. */
export interface Emulated {
  state: MeterState;
}

/** The second model of the same meter, and the suppliers' books. */
export interface Life {
  readonly second: Second;
  readonly worthAtStart: number;
  party: Party;
  /** The last counter that each supplier issued to this meter. */
  readonly lastCounter: Record<string, number>;
  readonly issued: Issued[];
}

function inOrder(events: readonly Told[]): string[] {
  return events.map(({ at, event }) => `${at} ${event}`);
}

/** Law: after a step the emulator is what the model is, and told the same at the same seconds. */
function expectSame(emulated: Emulated, second: Second, events: readonly LogEntry[]): void {
  const told = events.map(({ atSeconds, event }) => ({ at: atSeconds, event }));
  expect(inOrder(told)).toEqual(inOrder(second.happened.splice(0)));
  expect(factsOfEmulator(emulated.state)).toEqual(factsOfModel(second));
}

/**
 * Brings both to a time and applies an event to each; then they must be the same.
 * @param act - lets it happen to the model, and checks what came of it in the emulator.
 */
export function both<T extends MeterEvent["type"]>(
  { second, worthAtStart }: Life,
  emulated: Emulated,
  event: Extract<MeterEvent, { type: T }> & { readonly type: T },
  act: (second: Second, outcome: ReturnType<typeof step<T>>["outcome"]) => void,
): void {
  runTo(second, event.at, worthAtStart);
  const stepped = step<T>(emulated.state, event);
  emulated.state = frozen(stepped.state);
  act(second, stepped.outcome);
  send(second);
  expectSame(emulated, second, stepped.events);
}

export function lastCounterOf({ lastCounter }: Life, party: Party): number {
  return lastCounter[SUPPLIERS[party].supplierId] ?? 0;
}

/** The meter's change to a supplier, with the floor of its books or one that is too low by some. */
export function commission(
  life: Life,
  emulated: Emulated,
  at: number,
  { party, tooLowBy }: { readonly party: Party; readonly tooLowBy: number },
): void {
  const { topUpKey, commandKey } = SUPPLIERS[party];
  const { supplierId, z, commandZ } = exposeSharedSecret(SECRETS[party]);
  const publicKeys = {
    publicKey: publicKeyOf(topUpKey),
    commandPublicKey: publicKeyOf(commandKey),
  };
  const floor = Math.max(0, lastCounterOf(life, party) - tooLowBy);
  const incoming = { supplierId, ...publicKeys, z, commandZ, floor };
  both(life, emulated, { at, type: "supplier", ...incoming }, (second, outcome) => {
    const isTaken = changeSupplier(second, { ...SUPPLIERS[party], floor });
    expect(outcome).toEqual(isTaken ? { done: true } : { done: false, reason: "lower_floor" });
    if (isTaken) life.party = party;
  });
}

const MADE = {
  meterId: METER_ID,
  privateKey: METER_KEY,
  installCodes: { [PPMID.eui]: PPMID.installCode },
};

/** A meter and its model, just made and commissioned. */
export function born({ time, fuel, settings }: Birth): { model: Life; real: Emulated } {
  const state = withPpmid(createMeter({ ...MADE, fuel, time, settings }));
  const second = secondMeter(time, settings);
  const model: Life = {
    second,
    worthAtStart: worth(second),
    party: 0,
    lastCounter: {},
    issued: [],
  };
  const real = { state: frozen(state) };
  expectSame(real, second, state.logs.events);
  commission(model, real, time, { party: 0, tooLowBy: 0 });
  return { model, real };
}

/** Law: a meter brought back from its snapshot, as JSON, is the meter it was. */
export function restored(emulated: Emulated): void {
  const state = restoreMeter(JSON.parse(JSON.stringify(snapshotOf(emulated.state))));
  expect(state).toEqual(emulated.state);
  emulated.state = frozen(state);
}
