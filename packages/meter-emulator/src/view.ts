import {
  type CalendarWindow,
  type DebtRegister,
  type HanDeviceKind,
  highestCounter,
  type PaymentMode,
  type SupplyState,
} from "@utrn-lab/utrn";
import { emergencyRemaining, isEmergencyOffered } from "./account/credit.ts";
import { isLocked, recentFailures } from "./codes/lockout.ts";
import { displayOf, type Icons, iconsOf } from "./face/display.ts";
import {
  nextTariffSettingOf,
  type Settings,
  settingsOf,
  type TariffSetting,
  tariffSettingOf,
} from "./meter/settings.ts";
import type { Fuel, HanDevice, MeterState, Page } from "./meter/state.ts";
import { isHanOpen } from "./network/han.ts";
import { isProtected } from "./supply/protection.ts";

/** What anyone may see of a meter (docs/reference/http-bench.md): no key, no secret. */
export interface MeterView {
  readonly meterId: string;
  readonly publicKey: string;
  readonly fuel: Fuel;
  readonly time: number;
  readonly mode: PaymentMode;
  readonly supply: SupplyState;
  readonly balanceMillipence: number;
  readonly emergencyCredit: {
    readonly active: boolean;
    readonly offered: boolean;
    readonly remainingMillipence: number;
    readonly limitMillipence: number;
  };
  readonly debts: Readonly<Record<"accumulated" | DebtRegister, number>>;
  readonly tariff: TariffSetting;
  readonly nextTariff: Settings["nextTariff"];
  readonly nonDisconnect: {
    readonly protected: boolean;
    readonly calendar: readonly CalendarWindow[];
    readonly dates: readonly string[];
    readonly suspendedUntil: number | null;
  };
  readonly han: {
    readonly open: boolean;
    readonly openUntil: number | null;
    readonly openFor: "any" | HanDeviceKind | null;
    readonly devices: readonly HanDevice[];
  };
  readonly entry: {
    readonly digits: string;
    readonly failures: number;
    readonly lockedUntil: number | null;
  };
  readonly counters: {
    readonly highest: number;
    readonly floor: number;
    readonly accepted: readonly number[];
  };
  readonly display: Page;
  readonly icons: Icons;
  readonly lastConfirmationCode: string | null;
  readonly settings: Settings;
  readonly watts: number;
  readonly energyWattSeconds: number;
  readonly power: boolean;
  readonly wan: boolean;
  readonly supplier: { readonly supplierId: string; readonly publicKey: string } | null;
}

function entryView(meter: MeterState): MeterView["entry"] {
  const { lockedUntil } = meter.places.keypad;
  return {
    digits: meter.entry?.digits ?? "",
    failures: recentFailures(meter, "keypad").length,
    lockedUntil: isLocked(meter, "keypad") ? lockedUntil : null,
  };
}

function hanView(meter: MeterState): MeterView["han"] {
  const open = isHanOpen(meter);
  const { openUntil, openFor, devices } = meter.han;
  return { open, openUntil: open ? openUntil : null, openFor: open ? openFor : null, devices };
}

/** Derives what anyone may see of a meter at its own time. */
export function viewOf(meter: MeterState): MeterView {
  const { account, supplier, energy } = meter;
  return {
    meterId: meter.meterId,
    publicKey: meter.publicKey,
    fuel: meter.fuel,
    time: meter.time,
    mode: meter.payment.mode,
    supply: meter.supply,
    balanceMillipence: account.balance,
    emergencyCredit: {
      active: account.emergency.active,
      offered: isEmergencyOffered(meter),
      remainingMillipence: emergencyRemaining(meter),
      limitMillipence: account.emergency.limit,
    },
    debts: { accumulated: account.accumulatedDebt, ...account.debt },
    tariff: tariffSettingOf(meter.tariff),
    nextTariff: nextTariffSettingOf(meter.nextTariff),
    nonDisconnect: { protected: isProtected(meter), ...meter.protection },
    han: hanView(meter),
    entry: entryView(meter),
    counters: {
      highest: highestCounter(meter.replay),
      floor: meter.replay.floor,
      accepted: meter.replay.accepted.map((code) => code.utrnCounter),
    },
    display: displayOf(meter),
    icons: iconsOf(meter),
    lastConfirmationCode: meter.lastConfirmation,
    settings: settingsOf(meter),
    watts: meter.watts,
    energyWattSeconds: energy.rate1WattSeconds + energy.rate2WattSeconds,
    power: meter.powerOn,
    wan: meter.wanUp,
    supplier: supplier && { supplierId: supplier.supplierId, publicKey: supplier.publicKey },
  };
}
