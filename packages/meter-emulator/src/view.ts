import type { PaymentMode, SupplyState } from "@utrn-lab/utrn";
import type {
  CalendarWindow,
  DebtRegister,
  HanDeviceKind,
  NonDisconnectPeriod,
} from "@utrn-lab/utrn/commands";
import { highestCounter } from "@utrn-lab/utrn/replay";
import { emergencyRemaining, isEmergencyOffered } from "./account/credit.ts";
import { isLocked, recentFailures } from "./codes/lockout.ts";
import { displayOf, type Icons, iconsOf, type Turn, turnOf } from "./face/display.ts";
import { type Settings, settingsOf, type TariffSetting } from "./meter/settings.ts";
import type { Fuel, HanDevice, MeterState, Page } from "./meter/state.ts";
import { isHanOpen } from "./network/han.ts";
import { isProtected } from "./supply/protection.ts";

/** A device of the home area network, and since when it has been in its state. */
interface DeviceView extends Pick<HanDevice, "eui" | "kind" | "state"> {
  readonly since: number;
}

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
    readonly periods: readonly NonDisconnectPeriod[];
    readonly suspendedUntil: number | null;
  };
  readonly han: {
    readonly open: boolean;
    readonly openUntil: number | null;
    readonly openFor: "any" | HanDeviceKind | null;
    readonly devices: readonly DeviceView[];
  };
  readonly entry: {
    /** Whether a key goes into an entry: one with no digits yet is open, too. */
    readonly open: boolean;
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
  readonly turn: Turn | null;
  readonly icons: Icons;
  readonly lastConfirmationCode: string | null;
  readonly settings: Settings;
  readonly watts: number;
  readonly energyWattSeconds: number;
  readonly power: boolean;
  readonly wan: boolean;
  /** The two keys are equal where one serves as both. */
  readonly supplier: {
    readonly supplierId: string;
    readonly publicKey: string;
    readonly commandPublicKey: string;
  } | null;
}

function entryView(meter: MeterState): MeterView["entry"] {
  return {
    open: meter.entry !== null,
    digits: meter.entry?.digits ?? "",
    failures: recentFailures(meter, "keypad").length,
    lockedUntil: isLocked(meter, "keypad") ? meter.places.keypad.lockedUntilSeconds : null,
  };
}

function hanView(meter: MeterState): MeterView["han"] {
  const open = isHanOpen(meter);
  const { openUntilSeconds, openFor, devices } = meter.han;
  return {
    open,
    openUntil: open ? openUntilSeconds : null,
    openFor: open ? openFor : null,
    devices: devices.map(({ eui, kind, state, sinceSeconds }) => ({
      eui,
      kind,
      state,
      since: sinceSeconds,
    })),
  };
}

/** Derives what anyone may see of a meter at its own time. */
export function viewOf(meter: MeterState): MeterView {
  const { account, supplier, energy } = meter;
  const settings = settingsOf(meter);
  return {
    meterId: meter.meterId,
    publicKey: meter.publicKey,
    fuel: meter.fuel,
    time: meter.timeSeconds,
    mode: meter.payment.mode,
    supply: meter.supply,
    balanceMillipence: account.balanceMillipence,
    emergencyCredit: {
      active: account.emergency.active,
      offered: isEmergencyOffered(meter),
      remainingMillipence: emergencyRemaining(meter),
      limitMillipence: account.emergency.limitMillipence,
    },
    debts: { accumulated: account.accumulatedDebtMillipence, ...account.debtMillipence },
    tariff: settings.tariff,
    nextTariff: settings.nextTariff,
    nonDisconnect: { protected: isProtected(meter), ...settings.nonDisconnect },
    han: hanView(meter),
    entry: entryView(meter),
    counters: {
      highest: highestCounter(meter.replay),
      floor: meter.replay.floor,
      accepted: meter.replay.accepted.map((code) => code.utrnCounter),
    },
    display: displayOf(meter),
    turn: turnOf(meter),
    icons: iconsOf(meter),
    lastConfirmationCode: meter.lastConfirmation,
    settings,
    watts: meter.watts,
    energyWattSeconds: energy.rate1WattSeconds + energy.rate2WattSeconds,
    power: meter.powerOn,
    wan: meter.wanUp,
    supplier: supplier && {
      supplierId: supplier.supplierId,
      publicKey: supplier.publicKey,
      commandPublicKey: supplier.commandPublicKey,
    },
  };
}
