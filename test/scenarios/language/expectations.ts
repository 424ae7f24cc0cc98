import { type MeterView, viewOf } from "@utrn-lab/meter-emulator";
import type { Bench } from "./bench.ts";
import type { Expectation } from "./finding.ts";
import { type Form, form } from "./form.ts";
import { LOG_EXPECTATIONS } from "./log-expectations.ts";

function of(look: (view: MeterView) => unknown, expected: unknown): Expectation {
  return ({ meter }) => ({ actual: look(viewOf(meter)), expected });
}

function state(look: (meter: Bench["meter"]) => unknown, expected: unknown): Expectation {
  return ({ meter }) => ({ actual: look(meter), expected });
}

const MONEY: readonly Form<Expectation>[] = [
  form("balance <money>", (amount) => of((view) => view.balanceMillipence, amount)),
  form("accumulated debt <money>", (amount) => of((view) => view.debts.accumulated, amount)),
  form("debt <register> <money>", (register, amount) => of((view) => view.debts[register], amount)),
  form("recovery payment <count>% cap <pounds>", (percent, weeklyCapPounds) =>
    of((view) => view.settings.paymentDebtRecovery, { percent, weeklyCapPounds }),
  ),
  form("recovery time_1 <money> <period>", (rate, period) =>
    of((view) => view.settings.timeDebtRecovery.time_1, { rate, period }),
  ),
  form("recovery time_2 <money> <period>", (rate, period) =>
    of((view) => view.settings.timeDebtRecovery.time_2, { rate, period }),
  ),
  form("emergency used <money>", (amount) =>
    of((view) => view.settings.emergencyCredit.used, amount),
  ),
  form("emergency remaining <money>", (amount) =>
    of((view) => view.emergencyCredit.remainingMillipence, amount),
  ),
  form("emergency limit <money>", (amount) =>
    of((view) => view.emergencyCredit.limitMillipence, amount),
  ),
  form("emergency threshold <money>", (amount) =>
    of((view) => view.settings.emergencyCredit.threshold, amount),
  ),
  form("emergency active", () => of((view) => view.emergencyCredit.active, true)),
  form("emergency not active", () => of((view) => view.emergencyCredit.active, false)),
  form("emergency offered", () => of((view) => view.emergencyCredit.offered, true)),
  form("emergency not offered", () => of((view) => view.emergencyCredit.offered, false)),
  form("disablement threshold <money>", (amount) =>
    of((view) => view.settings.disablementThreshold, amount),
  ),
  form("low credit threshold <money>", (amount) =>
    of((view) => view.settings.lowCreditThreshold, amount),
  ),
  form("max credit <money>", (amount) => of((view) => view.settings.maxCredit, amount)),
  form("max balance <money>", (amount) => of((view) => view.settings.maxMeterBalance, amount)),
  form("written off <money>", (amount) =>
    state((meter) => meter.ledger.writtenOffMillipence, amount),
  ),
];

const SUPPLY: readonly Form<Expectation>[] = [
  form("supply <word>", (supply) => of((view) => view.supply, supply)),
  form("mode <word>", (mode) => of((view) => view.mode, mode)),
  form("suspend debt emergency yes", () => of((view) => view.settings.suspendDebtEmergency, true)),
  form("suspend debt emergency no", () => of((view) => view.settings.suspendDebtEmergency, false)),
  form("suspend debt disabled yes", () => of((view) => view.settings.suspendDebtDisabled, true)),
  form("suspend debt disabled no", () => of((view) => view.settings.suspendDebtDisabled, false)),
  form("protected", () => of((view) => view.nonDisconnect.protected, true)),
  form("not protected", () => of((view) => view.nonDisconnect.protected, false)),
  form("suspended until <time>", (time) => of((view) => view.nonDisconnect.suspendedUntil, time)),
  form("not suspended", () => of((view) => view.nonDisconnect.suspendedUntil, null)),
  form("<count> windows", (count) => of((view) => view.nonDisconnect.calendar.length, count)),
  form("periods <periods>", (periods) => of((view) => view.nonDisconnect.periods, periods)),
  form("no periods", () => of((view) => view.nonDisconnect.periods, [])),
  form("time <time>", (time) => of((view) => view.time, time)),
];

const TARIFF: readonly Form<Expectation>[] = [
  form("tariff <money>/kWh", (rate) => of((view) => view.tariff.unitRateMillipence, rate)),
  form("standing <money>", (amount) => of((view) => view.tariff.standingChargeMillipence, amount)),
  form("rate 2 <money>/kWh <halfHour>-<halfHour>", (rate, start, end) =>
    of(
      ({ tariff }) => [tariff.rate2Millipence, tariff.rate2Start, tariff.rate2End],
      [rate, start, end],
    ),
  ),
  form("one rate", () => of((view) => view.tariff.rate2Millipence, undefined)),
  form("next tariff <money>/kWh standing <money> from <date>", (rate, standing, startDate) =>
    of((view) => view.nextTariff, {
      unitRateMillipence: rate,
      standingChargeMillipence: standing,
      startDate,
    }),
  ),
  form("no next tariff", () => of((view) => view.nextTariff, null)),
  form("energy <count> Ws", (energy) => of((view) => view.energyWattSeconds, energy)),
  form("rate 1 energy <count> Ws", (energy) =>
    state((meter) => meter.energy.rate1WattSeconds, energy),
  ),
  form("rate 2 energy <count> Ws", (energy) =>
    state((meter) => meter.energy.rate2WattSeconds, energy),
  ),
];

const CODES: readonly Form<Expectation>[] = [
  form("highest counter <count>", (counter) => of((view) => view.counters.highest, counter)),
  form("floor <count>", (floor) => of((view) => view.counters.floor, floor)),
  form("accepted <counts>", (counters) => of((view) => view.counters.accepted, counters)),
  form("accepted none", () => of((view) => view.counters.accepted, [])),
  form("failures <count>", (failures) => of((view) => view.entry.failures, failures)),
  form("locked until <time>", (time) => of((view) => view.entry.lockedUntil, time)),
  form("not locked", () => of((view) => view.entry.lockedUntil, null)),
  form("ppmid locked until <time>", (time) =>
    state((meter) => meter.places.ppmid.lockedUntilSeconds, time),
  ),
  form("display says <line>", (part) => of((view) => view.display.join(" ").includes(part), true)),
  form("display <line> <line>", (first, second) => of((view) => view.display, [first, second])),
];

const HAN: readonly Form<Expectation>[] = [
  form("han open for <device> until <time>", (device, time) =>
    of(({ han }) => [han.open, han.openFor, han.openUntil], [true, device, time]),
  ),
  form("han closed", () => of((view) => view.han.open, false)),
  form("device <word> joined", (eui) =>
    of((view) => view.han.devices.find((device) => device.eui === eui)?.state, "joined"),
  ),
  form("device <word> removed", (eui) =>
    of((view) => view.han.devices.find((device) => device.eui === eui)?.state, "removed"),
  ),
  form("device <word> removed since <time>", (eui, since) =>
    of(
      ({ han }) => {
        const device = han.devices.find((known) => known.eui === eui);
        return [device?.state, device?.since];
      },
      ["removed", since],
    ),
  ),
  form("no devices", () => of((view) => view.han.devices, [])),
];

/** Everything a scenario can expect of a meter; several in a line are separated by commas. */
export const EXPECTATIONS: readonly Form<Expectation>[] = [
  ...MONEY,
  ...SUPPLY,
  ...TARIFF,
  ...CODES,
  ...HAN,
  ...LOG_EXPECTATIONS,
];
