import type { Settings, SettingsInput } from "@utrn-lab/meter-emulator";
import { type TProperties, Type } from "typebox";
import { Millipence } from "../../meters/field-schemas.ts";
import { orNull, Seconds } from "./common.ts";

const Rate = Type.Integer({ description: "Millipence an hour or a day." });
const Percent = Type.Integer({ description: "Of each payment." });

const tariff = {
  unitRateMillipence: Type.Integer({ description: "Millipence per kWh." }),
  standingChargeMillipence: Type.Integer({ description: "Millipence per day." }),
  rate2Millipence: Type.Optional(Type.Integer()),
  rate2Start: Type.Optional(Type.String({ examples: ["00:30"] })),
  rate2End: Type.Optional(Type.String({ examples: ["07:30"] })),
};

const NextTariff = orNull(Type.Object({ ...tariff, startDate: Type.String() }));

const Windows = Type.Array(
  Type.Object({ days: Type.Array(Type.String()), start: Type.String(), end: Type.String() }),
);
const Periods = Type.Array(Type.Object({ from: Type.String(), days: Type.Integer() }));

const PLAIN = {
  meterBalance: Millipence,
  accumulatedDebt: Millipence,
  disablementThreshold: Millipence,
  lowCreditThreshold: Millipence,
  maxCredit: Millipence,
  maxMeterBalance: Millipence,
  mode: Type.Enum(["credit", "prepayment"]),
  suspendDebtDisabled: Type.Boolean(),
  suspendDebtEmergency: Type.Boolean(),
  nextTariff: NextTariff,
};

const recovery = { rate: Rate, period: Type.Enum(["hourly", "daily"]) };

/** Settings that belong together, each group by its name. */
const GROUPS = {
  emergencyCredit: {
    limit: Millipence,
    threshold: Millipence,
    used: Millipence,
    active: Type.Boolean(),
  },
  debt: { time_1: Millipence, time_2: Millipence, payment: Millipence },
  timeDebtRecovery: { time_1: Type.Object(recovery), time_2: Type.Object(recovery) },
  paymentDebtRecovery: { percent: Percent, weeklyCapPounds: Type.Integer() },
  tariff,
  nonDisconnect: { calendar: Windows, periods: Periods, suspendedUntil: orNull(Seconds) },
};

function groups(groupOf: (members: TProperties) => TProperties[string]): TProperties {
  return Object.fromEntries(Object.entries(GROUPS).map(([name, group]) => [name, groupOf(group)]));
}

/** Every setting by name, as a view has them. */
export const MeterSettings = Type.Unsafe<Settings>(
  Type.Object(
    { ...PLAIN, ...groups((members) => Type.Object(members)) },
    { title: "MeterSettings", description: "Every setting by name, as it is now." },
  ),
);

/** Settings that a meter is made with: the emulator checks each, and says what is wrong in it. */
export const StartSettings = Type.Unsafe<SettingsInput>(
  Type.Partial(
    Type.Object({
      ...PLAIN,
      ...groups((members) => Type.Partial(Type.Object(members))),
    }),
    {
      title: "StartSettings",
      description: "Start values by name; what is left out is as in a new meter.",
      examples: [{ meterBalance: 500_000, emergencyCredit: { limit: 1_500_000 } }],
    },
  ),
);
