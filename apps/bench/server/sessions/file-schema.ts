import { TIME_MAX, TIME_MIN } from "@utrn-lab/meter-emulator";
import { REFUSALS } from "@utrn-lab/utrn";
import { type TProperties, Type } from "typebox";
import {
  Counter,
  DeviceKind,
  ENTERED_MAX,
  Eui64,
  KEYS_PATTERN,
  Millipence,
  PublicKeyHex,
  Watts,
} from "../meters/field-schemas.ts";
import { SESSION_STEPS_MAX, SESSION_VERSIONS_READ } from "./session.ts";

/**
 * Closed objects: a session with a member that nobody reads would replay otherwise than it says.
 */
function closed<T extends TProperties>(properties: T) {
  return Type.Object(properties, { additionalProperties: false });
}

const Time = Type.Integer({
  minimum: TIME_MIN,
  maximum: TIME_MAX,
  description: "Seconds since the Unix epoch, UTC.",
});
const Place = Type.Enum(["keypad", "ppmid"]);
const Text = Type.String({ maxLength: 1_000 });
const Entry = Type.String({ maxLength: ENTERED_MAX });
/** Members that the emulator checks itself, and refuses by name. */
const Anything = Type.Object({}, { additionalProperties: true });

const Setup = closed({
  kind: Type.Literal("setup"),
  meterId: Eui64,
  seed: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  privateKey: Type.Optional(Type.String({ pattern: "^[0-9a-f]{64}$" })),
  fuel: Type.Enum(["electricity", "gas"]),
  time: Time,
  settings: Type.Optional(Anything),
  installCodes: Type.Optional(Anything),
});

const FromSnapshot = closed({
  kind: Type.Literal("snapshot"),
  snapshot: Anything,
  dayProfile: Type.Optional(
    Type.Boolean({ description: "Whether its load followed the profile of a day." }),
  ),
});

/** What can be done, each with its members. */
const EVENTS = {
  time: {},
  code: { code: Entry, via: Place },
  keys: {
    keys: Type.String({ pattern: KEYS_PATTERN }),
    face: Type.Optional(Type.Enum(["twelve", "two", "gas"])),
  },
  load: { watts: Watts },
  day_profile: {},
  power: { on: Type.Boolean() },
  wan: { up: Type.Boolean() },
  action: { action: Type.Enum(["activate_emergency_credit", "enable_supply"]), via: Place },
  supplier: {
    supplierId: Eui64,
    publicKey: PublicKeyHex,
    commandPublicKey: Type.Optional(PublicKeyHex),
    floor: Type.Optional(Counter),
  },
  han_join: { eui: Eui64, kind: DeviceKind, installCode: Type.Optional(Text) },
  han_remove: { eui: Eui64 },
};

/**
 * The schema of each event by its type: a reader picks one, so that it says what is wrong in it.
 */
export const EVENT_SCHEMAS = Object.fromEntries(
  Object.entries(EVENTS).map(([type, members]) => [
    type,
    closed({ type: Type.Literal(type), ...members }),
  ]),
);

const Standing = closed({
  supply: Type.Enum(["disabled", "armed", "enabled"]),
  mode: Type.Enum(["credit", "prepayment"]),
  balanceMillipence: Millipence,
  emergencyCredit: closed({ active: Type.Boolean(), remainingMillipence: Millipence }),
  debts: closed({
    accumulated: Millipence,
    time_1: Millipence,
    time_2: Millipence,
    payment: Millipence,
  }),
  highestCounter: Counter,
});

const Display = Type.Array(Type.String(), { minItems: 2, maxItems: 2 });

const Verdict = Type.Enum(["applied", ...REFUSALS]);
const Entered = closed({ code: Entry, result: Verdict });

const Result = closed({
  outcome: Anything,
  entered: Type.Optional(Type.Array(Entered, { description: "Codes that the keys submitted." })),
  display: Display,
  standing: Standing,
});

const End = closed({ time: Time, display: Display, standing: Standing });

/** What testers say of a session as a whole. */
const ABOUT = {
  title: Type.Optional(Text),
  description: Type.Optional(
    Type.String({ maxLength: 1_000, description: "What the session is for." }),
  ),
  tester: Type.Optional(Type.String({ maxLength: 200 })),
};

/** What testers say of a step. */
const REMARKS = {
  note: Type.Optional(Text),
  expected: Type.Optional(
    Type.Enum(["applied", ...REFUSALS], { description: "The verdict that its code is to have." }),
  ),
};

/** What testers say of a recorded session; steps that nothing is said of are left out. */
export const REMARKS_SCHEMA = closed({
  ...ABOUT,
  steps: Type.Array(
    closed({ step: Type.Integer({ minimum: 1, maximum: SESSION_STEPS_MAX }), ...REMARKS }),
    { maxItems: SESSION_STEPS_MAX },
  ),
});

const STEP = {
  step: Type.Integer({ minimum: 1, maximum: SESSION_STEPS_MAX }),
  at: Time,
  result: Type.Optional(Result),
  ...REMARKS,
};

/** A step without a check of its event, which has a schema of its own. */
export const STEP_SCHEMA = closed({
  ...STEP,
  event: Type.Object({ type: Type.Enum(Object.keys(EVENTS)) }, { additionalProperties: true }),
});

/** The schema of each kind of start, by its name. */
export const START_SCHEMAS = { setup: Setup, snapshot: FromSnapshot };

const FRAME = {
  version: Type.Enum([...SESSION_VERSIONS_READ]),
  ...ABOUT,
  issued: Type.Optional(
    Type.Array(closed({ code: Entry, commands: Type.Array(Anything, { maxItems: 8 }) }), {
      maxItems: SESSION_STEPS_MAX,
      description: "What its codes were issued as, in the order of their counters.",
    }),
  ),
  end: Type.Union([End, Type.Null()]),
  stepsMissing: Type.Integer({ minimum: 0 }),
};

/** A session without a check of its start and its steps, which have schemas of their own. */
export const FRAME_SCHEMA = closed({
  ...FRAME,
  start: Type.Object({ kind: Type.Enum(["setup", "snapshot"]) }, { additionalProperties: true }),
  steps: Type.Array(Type.Unknown(), { maxItems: SESSION_STEPS_MAX }),
});

const AnyEvent = Type.Union(Object.values(EVENT_SCHEMAS), { title: "SessionEvent" });

/** A whole session, as the OpenAPI document describes it. */
export const WHOLE_SCHEMA = closed({
  ...FRAME,
  start: Type.Union([Setup, FromSnapshot], { title: "SessionStart" }),
  steps: Type.Array(closed({ ...STEP, event: AnyEvent }), {
    maxItems: SESSION_STEPS_MAX,
  }),
});
