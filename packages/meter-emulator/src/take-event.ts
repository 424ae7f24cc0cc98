import { COUNTER_MAX, parsePublicKey } from "@utrn-lab/utrn";
import {
  checkBoolean,
  checkInteger,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  parseEui64,
  renameFields,
} from "@utrn-lab/utrn/checks";
import { assertConserved } from "./account/ledger.ts";
import { secretOf } from "./codes/confirm.ts";
import { enterCode } from "./codes/enter-code.ts";
import { commission } from "./codes/supplier.ts";
import { raise, sendAlerts } from "./events/logs.ts";
import { FACES, KEYS } from "./face/faces.ts";
import { pressKey, showVerdict, wearFace } from "./face/keypad.ts";
import type { MeterDraft } from "./meter/draft.ts";
import type { MeterState, Place } from "./meter/state.ts";
import type { MeterEvent, Outcomes, Unheard } from "./meter-event.ts";
import { hasJoined, joinDevice, removeDevice } from "./network/han.ts";
import { checkInstallCode } from "./network/install-code.ts";
import { activateEmergencyCredit, concludeLevels, enableSupply } from "./supply/supply.ts";
import { advance } from "./time/advance.ts";
import { checkTime } from "./units/time.ts";

export type EventType = keyof Outcomes;
export type EventOf<T extends EventType> = Extract<MeterEvent, { type: T }> & { readonly type: T };

/** The highest load of the emulator, in watts: products of a day then stay below 2^53. */
const WATTS_MAX = 100_000;
const KEYS_MAX = 1_000;
const DONE = { done: true } as const;
const PLACES: readonly Place[] = ["keypad", "ppmid"];

/** The answer where nothing that is done at a place reaches the meter (meter.md 7, 8). */
function unheardAt(meter: MeterState, via: Place): Unheard | undefined {
  if (!meter.powerOn) return { result: "power_off" };
  return via === "ppmid" && !hasJoined(meter, "ppmid") ? { result: "no_ppmid" } : undefined;
}

function takeCode(meter: MeterDraft, event: EventOf<"code">): Outcomes["code"] {
  const unheard = unheardAt(meter, event.via);
  if (unheard !== undefined) return unheard;
  const outcome = enterCode(meter, event.via, event.code);
  if (event.via === "keypad") showVerdict(meter, event.code, outcome);
  return outcome;
}

function takeAction(meter: MeterDraft, { action, via }: EventOf<"action">): Outcomes["action"] {
  const unheard = unheardAt(meter, via);
  if (unheard !== undefined) return { done: false, reason: unheard.result };
  if (action === "enable_supply") {
    return enableSupply(meter) ? DONE : { done: false, reason: "not_armed" };
  }
  return activateEmergencyCredit(meter) ? DONE : { done: false, reason: "not_offered" };
}

function takeJoin(meter: MeterDraft, event: EventOf<"han_join">): Outcomes["han_join"] {
  if (!meter.powerOn) return { joined: false, reason: "power_off" };
  const refusal = joinDevice(meter, event.eui, event.kind, event.installCode);
  return refusal === undefined ? { joined: true } : { joined: false, reason: refusal };
}

/** How each event is checked, and what it does; a check throws before anything has changed. */
const EVENTS: {
  readonly [T in EventType]: {
    readonly check: (event: EventOf<T>, state: MeterState) => void;
    readonly take: (meter: MeterDraft, event: EventOf<T>) => Outcomes[T];
  };
} = {
  time: { check: () => {}, take: () => DONE },
  code: {
    check: ({ code, via }) => {
      if (typeof code !== "string") throw new FieldTypeError("code", "must be a string");
      checkOneOf(via, "via", PLACES);
    },
    take: takeCode,
  },
  keys: {
    check: ({ keys, face }) => {
      if (typeof keys !== "string") throw new FieldTypeError("keys", "must be a string");
      if (keys.length > KEYS_MAX || [...keys].some((key) => !KEYS.includes(key))) {
        throw new FieldRangeError(
          "keys",
          `must be up to ${KEYS_MAX} of the keys 0-9, A, B, a and b`,
        );
      }
      if (face !== undefined) checkOneOf(face, "face", FACES);
    },
    take: (meter, { keys, face = "twelve" }) => {
      if (keys === "") wearFace(meter, face);
      return { submitted: [...keys].flatMap((key) => pressKey(meter, key, face) ?? []) };
    },
  },
  load: {
    check: ({ watts }) => checkInteger(watts, "watts", 0, WATTS_MAX),
    take: (meter, { watts }) => {
      meter.watts = watts;
      return DONE;
    },
  },
  power: {
    check: ({ on }) => checkBoolean(on, "on"),
    take: (meter, { on }) => {
      meter.powerOn = on;
      // Digits being typed are in no register: they are lost with the power.
      if (!on) Object.assign(meter, { entry: null, shown: null });
      return DONE;
    },
  },
  wan: {
    check: ({ up }) => checkBoolean(up, "up"),
    take: (meter, { up }) => {
      meter.wanUp = up;
      return DONE;
    },
  },
  action: {
    check: ({ action, via }) => {
      checkOneOf(action, "action", ["activate_emergency_credit", "enable_supply"]);
      checkOneOf(via, "via", PLACES);
    },
    take: takeAction,
  },
  supplier: {
    check: (supplier, { meterId }) => {
      const { publicKey, z, commandPublicKey, commandZ, floor } = supplier;
      if ((commandPublicKey === undefined) !== (commandZ === undefined)) {
        throw new FieldRangeError("commandPublicKey", "must be given with commandZ, or neither");
      }
      const whole = { ...supplier, commandPublicKey: commandPublicKey ?? publicKey };
      const toMember = (field: string) => field.replace("supplier.", "");
      const secret = { meterId, supplier: { ...whole, commandZ: commandZ ?? z } };
      renameFields(() => secretOf(secret), toMember);
      parsePublicKey(publicKey, "publicKey");
      if (commandPublicKey !== undefined) parsePublicKey(commandPublicKey, "commandPublicKey");
      if (floor !== undefined) checkInteger(floor, "floor", 0, COUNTER_MAX);
    },
    take: (meter, event) =>
      commission(meter, event) ? DONE : { done: false, reason: "lower_floor" },
  },
  han_join: {
    check: ({ eui, kind, installCode }) => {
      parseEui64(eui, "eui");
      checkOneOf(kind, "kind", ["ppmid", "ihd", "cad"]);
      if (installCode !== undefined) checkInstallCode(installCode, "installCode");
    },
    take: takeJoin,
  },
  han_remove: {
    check: ({ eui }) => {
      parseEui64(eui, "eui");
    },
    take: (meter, { eui }) =>
      removeDevice(meter, eui) ? { removed: true } : { removed: false, reason: "not_joined" },
  },
};

const EVENT_TYPES: readonly string[] = Object.keys(EVENTS);

/**
 * Checks an event that may come from anywhere.
 * @throws FieldTypeError or FieldRangeError naming the member that is wrong.
 */
export function checkEvent<T extends EventType>(meter: MeterState, event: EventOf<T>): void {
  checkTime(event.at, "at");
  checkOneOf<string>(event.type, "type", EVENT_TYPES);
  EVENTS[event.type].check(event, meter);
}

/** 81C6 when the time given goes backwards; the meter then keeps its own time (meter.md 7). */
function takeTime(meter: MeterDraft, at: number): void {
  advance(meter, at);
  if (at < meter.givenTimeSeconds) raise(meter, "81C6");
  meter.givenTimeSeconds = at;
}

/** Brings a meter to the moment of a checked event and applies it (meter.md 3). */
export function takeEvent<T extends EventType>(meter: MeterDraft, event: EventOf<T>): Outcomes[T] {
  takeTime(meter, event.at);
  const outcome = EVENTS[event.type].take(meter, event);
  // What came of a code or a key was concluded before it was shown; doing it again changes nothing.
  concludeLevels(meter);
  sendAlerts(meter);
  assertConserved(meter);
  return outcome;
}
