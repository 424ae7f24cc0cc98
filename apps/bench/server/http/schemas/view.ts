import { Type } from "typebox";
import {
  Counter,
  DeviceKind,
  Eui64,
  Label,
  Millipence,
  PublicKeyHex,
} from "../../meters/field-schemas.ts";
import { PARTS } from "../../meters/kept-meter.ts";
import type { View } from "../../meters/view.ts";
import { orNull, Seconds } from "./common.ts";
import { Changes } from "./registers.ts";
import { MeterSettings } from "./settings.ts";

const Tariff = Type.Object({
  unitRateMillipence: Type.Integer({ description: "Millipence per kWh." }),
  rate2Millipence: Type.Optional(Type.Integer()),
  rate2Start: Type.Optional(Type.String({ examples: ["00:30"] })),
  rate2End: Type.Optional(Type.String({ examples: ["07:30"] })),
  standingChargeMillipence: Type.Integer({ description: "Millipence per day." }),
});

const NonDisconnect = Type.Object({
  protected: Type.Boolean({ description: "The supply stays on now, whatever the balance." }),
  calendar: Type.Array(
    Type.Object({ days: Type.Array(Type.String()), start: Type.String(), end: Type.String() }),
  ),
  periods: Type.Array(Type.Object({ from: Type.String(), days: Type.Integer() })),
  suspendedUntil: orNull(Seconds),
});

const Han = Type.Object({
  open: Type.Boolean(),
  openUntil: orNull(Seconds),
  openFor: orNull(Type.String()),
  devices: Type.Array(
    Type.Object({
      eui: Eui64,
      kind: DeviceKind,
      state: Type.Enum(["joined", "removed"]),
      since: Seconds,
    }),
  ),
});

const Flag = Type.Boolean();
const Icons = Type.Object({
  supply: Flag,
  emergencyCredit: Flag,
  protected: Flag,
  hanOpen: Flag,
  wan: Flag,
  locked: Flag,
});

/** Every member of a view. */
export const ViewMembers = Type.Object({
  meterId: Eui64,
  label: Label,
  publicKey: PublicKeyHex,
  fuel: Type.Enum(["electricity", "gas"]),
  time: Seconds,
  clock: Type.Object({
    mode: Type.Enum(["manual", "running"]),
    rate: Type.Number({ description: "Meter seconds a second; 0 when moved by hand." }),
    held: Type.Boolean({
      description: "An entry in progress holds it at 1 meter second a second.",
    }),
  }),
  face: Type.Enum(["twelve", "two", "gas"], {
    description: "Which keys the meter has: those that were pressed last.",
  }),
  dayProfile: Type.Boolean({ description: "Whether the load follows the profile of a day." }),
  nextEvent: Type.Object(
    { at: Seconds, texts: Type.Array(Type.String(), { examples: [["midnight"]] }) },
    { description: "Where `clock` with `to: next_event` leads, and what happens there." },
  ),
  revision: Type.Integer({
    minimum: 0,
    description: "How many changes of the meter the bench has stored; a lower one is older.",
  }),
  changed: Type.Array(Type.Enum([...PARTS]), {
    description: "What the change of this revision touched, to be read again.",
  }),
  moved: Type.Unsafe<View["moved"]>({
    ...Changes,
    description:
      "The registers that were moved by the last thing done to the meter that moved any, " +
      "as in mischief; what time alone moves is not here.",
  }),
  mode: Type.Enum(["credit", "prepayment"]),
  supply: Type.Enum(["disabled", "armed", "enabled"]),
  balanceMillipence: Millipence,
  emergencyCredit: Type.Object({
    active: Flag,
    offered: Flag,
    remainingMillipence: Millipence,
    limitMillipence: Millipence,
  }),
  debts: Type.Object({
    accumulated: Millipence,
    time_1: Millipence,
    time_2: Millipence,
    payment: Millipence,
  }),
  tariff: Tariff,
  nextTariff: orNull(Type.Object({ ...Tariff.properties, startDate: Type.String() })),
  nonDisconnect: NonDisconnect,
  han: Han,
  entry: Type.Object({
    open: Type.Boolean({ description: "Whether a key goes into an entry." }),
    digits: Type.String({ description: "What has been typed so far." }),
    failures: Type.Integer(),
    lockedUntil: orNull(Seconds),
  }),
  counters: Type.Object({ highest: Counter, floor: Counter, accepted: Type.Array(Counter) }),
  display: Type.Array(Type.String(), {
    minItems: 2,
    maxItems: 2,
    description: "Two lines of up to 16 characters.",
  }),
  turn: orNull(
    Type.Object(
      { screen: Type.Integer(), screens: Type.Integer(), nextAt: Seconds },
      { description: "Which of its screens a page or verdict shows, and until when." },
    ),
  ),
  icons: Icons,
  lastConfirmationCode: orNull(Type.String()),
  settings: MeterSettings,
  watts: Type.Integer(),
  energyWattSeconds: Type.Integer(),
  power: Flag,
  wan: Flag,
  supplier: orNull(
    Type.Object({
      supplierId: Eui64,
      publicKey: PublicKeyHex,
      commandPublicKey: PublicKeyHex,
    }),
  ),
});

export const ViewSchema = Type.Unsafe<View>(
  Type.Object(ViewMembers.properties, {
    title: "MeterView",
    description: "The meter, as it is now.",
  }),
);
