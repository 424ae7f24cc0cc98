import type { SettingsInput } from "@utrn-lab/meter-emulator";
import type { CalendarWindow } from "@utrn-lab/utrn/commands";
import { type Form, form } from "./form.ts";

/** What a meter is made with, besides its fuel and its time. */
export interface Made {
  settings: Record<string, unknown>;
  installCodes: Record<string, string>;
  floor: number;
  hasSupplier: boolean;
  /** Whether a PPMID has joined before the scenario begins (bench.ts). */
  hasPpmid: boolean;
}

type Change = (made: Made) => void;

/** Sets a member of a group of settings; the meter checks them all when it is made. */
function member(group: keyof SettingsInput, name: string, value: unknown): Change {
  return ({ settings }) => {
    settings[group] = { ...(settings[group] as object | undefined), [name]: value };
  };
}

function whole(name: keyof SettingsInput, value: unknown): Change {
  return ({ settings }) => {
    settings[name] = value;
  };
}

/** Calls up the window list as it is, so that several `window` clauses add up. */
function window(added: CalendarWindow): Change {
  return (made) => {
    const { calendar = [] } = (made.settings.nonDisconnect ?? {}) as { calendar?: unknown[] };
    member("nonDisconnect", "calendar", [...calendar, added])(made);
  };
}

function all(...changes: readonly Change[]): Change {
  return (made) => {
    for (const change of changes) change(made);
  };
}

/** Every setting of meter.md 2, as a `with` line writes it. */
export const SETTINGS: readonly Form<Change>[] = [
  form("balance <money>", (amount) => whole("meterBalance", amount)),
  form("emergency limit <money>", (amount) => member("emergencyCredit", "limit", amount)),
  form("emergency threshold <money>", (amount) => member("emergencyCredit", "threshold", amount)),
  form("emergency used <money>", (amount) => member("emergencyCredit", "used", amount)),
  form("emergency active", () => member("emergencyCredit", "active", true)),
  form("accumulated debt <money>", (amount) => whole("accumulatedDebt", amount)),
  form("debt <register> <money>", (register, amount) => member("debt", register, amount)),
  form("recovery payment <count>% cap <pounds>", (percent, weeklyCapPounds) =>
    whole("paymentDebtRecovery", { percent, weeklyCapPounds }),
  ),
  form("recovery <register> <money> <period>", (register, rate, period) =>
    member("timeDebtRecovery", register, { rate, period }),
  ),
  form("disablement threshold <money>", (amount) => whole("disablementThreshold", amount)),
  form("low credit threshold <money>", (amount) => whole("lowCreditThreshold", amount)),
  form("max credit <money>", (amount) => whole("maxCredit", amount)),
  form("max balance <money>", (amount) => whole("maxMeterBalance", amount)),
  form("mode credit", () => whole("mode", "credit")),
  form("suspend debt emergency no", () => whole("suspendDebtEmergency", false)),
  form("suspend debt disabled no", () => whole("suspendDebtDisabled", false)),
  form("tariff <money>/kWh", (amount) => member("tariff", "unitRateMillipence", amount)),
  form("standing <money>", (amount) => member("tariff", "standingChargeMillipence", amount)),
  form("rate 2 <money>/kWh <halfHour>-<halfHour>", (rate, start, end) =>
    all(
      member("tariff", "rate2Millipence", rate),
      member("tariff", "rate2Start", start),
      member("tariff", "rate2End", end),
    ),
  ),
  form("next tariff <money>/kWh standing <money> from <date>", (rate, standing, startDate) =>
    whole("nextTariff", {
      unitRateMillipence: rate,
      standingChargeMillipence: standing,
      startDate,
    }),
  ),
  form("window <days> <halfHour>-<halfHour>", (days, start, end) => window({ days, start, end })),
  form("periods <periods>", (periods) => member("nonDisconnect", "periods", periods)),
  form("suspended until <time>", (time) => member("nonDisconnect", "suspendedUntil", time)),
  form("install code <word> <word>", (eui, code) => (made) => {
    made.installCodes[eui] = code;
  }),
  form("floor <count>", (floor) => (made) => {
    made.floor = floor;
  }),
  form("no supplier", () => (made) => {
    made.hasSupplier = false;
  }),
  form("ppmid joined", () => (made) => {
    made.hasPpmid = true;
  }),
];
