import { createMeter, type MeterState, step } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import {
  agreeSecret,
  type Commands,
  exposeSharedSecret,
  parseCommands,
  parseSharedSecret,
  planCode,
  privateKeyFrom,
  publicKeyOf,
  type SharedSecret,
  signPlan,
} from "@utrn-lab/utrn";
import type { Assumptions } from "../assumptions/table.ts";
import type { HomeMeter } from "../household/home.ts";
import { NIGHT, tariffOf } from "../household/tariff.ts";

const SUPPLIER_ID = "90b3d51f30010000";
const SUPPLIER_KEY = privateKeyFrom(new Uint8Array(48).fill(1));
/** All simulated meters have one key pair, and each its own id: their codes differ all the same. */
const METER_KEY = privateKeyFrom(new Uint8Array(48).fill(2));

/** A meter, and what its supplier knows of it. */
export interface SuppliedMeter {
  readonly meter: MeterState;
  readonly secret: SharedSecret;
  readonly lastCounter: number;
}

/** Signs commands for a meter under a counter: a real code. */
export function sign(secret: SharedSecret, commands: Commands, utrnCounter: number): string {
  return signPlan(secret, planCode(commands), utrnCounter);
}

const MODEL_ID = "00db120000000000";

/** What the model of a meter depends on, beside the assumptions. */
type Kind = Pick<HomeMeter, "fuel" | "isTwoRate">;

function prices(kind: Kind, a: Assumptions) {
  const { unitPence, nightPence, standingPence } = tariffOf(kind, a);
  const one = {
    unitRateMillipence: Math.round(unitPence * 1_000),
    standingChargeMillipence: Math.round(standingPence * 1_000),
  };
  if (nightPence === null) return one;
  return { ...one, rate2Millipence: Math.round(nightPence * 1_000), ...NIGHT };
}

const clock = (hours: number) => `${String(Math.floor(hours)).padStart(2, "0")}:00`;

/** Friendly hours: from the afternoon of each weekday to the next morning, and all weekend. */
function friendlyHours(a: Assumptions) {
  const [start, end] = [clock(a.friendlyFrom.value), clock(a.friendlyTo.value)];
  const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
  const weekend = ["sat", "sun"] as const;
  return [
    { days: weekdays, start, end },
    { days: weekend, start: "00:00", end: "00:00" },
    { days: ["sun"] as const, start, end },
  ];
}

/** The model that every meter of a fuel is made after, commissioned. */
function makeModel(kind: Kind, a: Assumptions, time: number) {
  const limit = Math.round(a.emergencyCreditLimit.value * 100_000);
  const meter = createMeter({
    meterId: MODEL_ID,
    privateKey: METER_KEY,
    fuel: kind.fuel,
    time,
    settings: {
      emergencyCredit: { limit },
      tariff: prices(kind, a),
      lowCreditThreshold: Math.round(a.topUpTrigger.value * 100_000),
      nonDisconnect: { calendar: friendlyHours(a) },
    },
  });
  const publicKey = publicKeyOf(SUPPLIER_KEY);
  const parties = { supplierId: SUPPLIER_ID, meterId: MODEL_ID, privateKey: SUPPLIER_KEY };
  const { z } = exposeSharedSecret(agreeSecret({ ...parties, publicKey: meter.publicKey }));
  const supplier = { supplierId: SUPPLIER_ID, publicKey, z };
  return { meter: step(meter, { at: time, type: "supplier", ...supplier }).state, z };
}

type Model = ReturnType<typeof makeModel>;

/** Models made lately: homes of a block share them, and making one costs two key agreements. */
const MODELS = new Map<string, Model>();
const MODELS_MAX = 16;

function modelOf(kind: Kind, a: Assumptions, time: number): Model {
  const credit = [a.emergencyCreditLimit.value, a.topUpTrigger.value];
  const key = JSON.stringify([kind.fuel, time, prices(kind, a), friendlyHours(a), credit]);
  const known = MODELS.get(key);
  if (known !== undefined) return known;
  if (MODELS.size >= MODELS_MAX) MODELS.clear();
  const model = makeModel(kind, a, time);
  MODELS.set(key, model);
  return model;
}

/** The first codes of a meter: what it owes and how that is repaid, and some credit. */
function firstCommands(
  { debtPence }: HomeMeter,
  a: Assumptions,
  balancePence: number,
): Command[][] {
  const credit: Command[] = [{ type: "top_up", amountPence: balancePence }];
  if (debtPence === 0) return [credit];
  const rateMillipence = Math.round((a.debtRecoveryWeekly.value / 7) * 100_000);
  const recovery = { register: "time_1", period: "daily", rateMillipence } as const;
  const debt: Command[] = [
    { type: "set_debt", register: "time_1", amountPence: debtPence },
    { type: "set_time_debt_recovery", ...recovery },
  ];
  return [debt, credit];
}

/**
 * A meter as a run finds it: prices, friendly hours, emergency credit, what it owes and some
 * credit, which real codes have brought; its supply is on.
 * @param ordinal - which meter of the seed: it gives the id.
 * @param balancePence - what is on it.
 */
export function newMeter(
  home: HomeMeter,
  a: Assumptions,
  given: { readonly ordinal: number; readonly time: number; readonly balancePence: number },
): SuppliedMeter {
  const { meter: model, z } = modelOf(home, a, given.time);
  const meterId = `00db12${given.ordinal.toString(16).padStart(10, "0")}`;
  const secret = parseSharedSecret({ supplierId: SUPPLIER_ID, meterId, z }, "secret");
  let meter: MeterState = { ...model, meterId };
  let lastCounter = 0;
  for (const commands of firstCommands(home, a, given.balancePence)) {
    lastCounter += 1;
    const code = sign(secret, parseCommands(commands), lastCounter);
    const taken = step(meter, { at: given.time, type: "code", code, via: "keypad" });
    if (taken.outcome.result !== "applied") throw new Error("a first code is applied");
    meter = taken.state;
  }
  const enable = { action: "enable_supply", via: "keypad" } as const;
  return {
    meter: step(meter, { at: given.time, type: "action", ...enable }).state,
    secret,
    lastCounter,
  };
}
