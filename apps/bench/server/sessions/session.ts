import type {
  Action,
  Face,
  Fuel,
  MeterState,
  Outcomes,
  Page,
  Place,
  SettingsInput,
} from "@utrn-lab/meter-emulator";
import type { Command, PaymentMode, Refusal, SupplyState } from "@utrn-lab/utrn";
import type { DebtRegister, HanDeviceKind } from "@utrn-lab/utrn/commands";
import { highestCounter } from "@utrn-lab/utrn/replay";
import { shownBy } from "../meters/shown-by.ts";

/** The form of a session file that is written: 2 added what testers say of it. */
export const SESSION_VERSION = 2;
/** The forms that are read: the first is the second without remarks. */
export const SESSION_VERSIONS_READ = [1, SESSION_VERSION] as const;
/** How many steps of one session are kept; later ones are counted, and left out. */
export const SESSION_STEPS_MAX = 10_000;

/** The meter a session begins with: made anew, with a key or the seed of one, or as it once was. */
export type SessionStart =
  | {
      readonly kind: "setup";
      readonly meterId: string;
      readonly seed?: string;
      readonly privateKey?: string;
      readonly fuel: Fuel;
      readonly time: number;
      readonly settings?: SettingsInput;
      readonly installCodes?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "snapshot";
      readonly snapshot: unknown;
      /** Whether its load followed the profile of a day; left out where it did not. */
      readonly dayProfile?: boolean;
    };

/**
 * What was done, as the emulator's event is but without its time. Shared secrets are not kept: they
 * follow from the meter's key and the supplier's.
 */
export type SessionEvent =
  | { readonly type: "time" }
  | { readonly type: "code"; readonly code: string; readonly via: Place }
  | { readonly type: "keys"; readonly keys: string; readonly face?: Face }
  | { readonly type: "load"; readonly watts: number }
  | { readonly type: "day_profile" }
  | { readonly type: "power"; readonly on: boolean }
  | { readonly type: "wan"; readonly up: boolean }
  | { readonly type: "action"; readonly action: Action; readonly via: Place }
  | {
      readonly type: "supplier";
      readonly supplierId: string;
      readonly publicKey: string;
      readonly commandPublicKey?: string;
      readonly floor?: number;
    }
  | {
      readonly type: "han_join";
      readonly eui: string;
      readonly kind: HanDeviceKind;
      readonly installCode?: string;
    }
  | { readonly type: "han_remove"; readonly eui: string };

/** How a meter stands, in the figures that a chart shows. Money in millipence. */
export interface Standing {
  readonly supply: SupplyState;
  readonly mode: PaymentMode;
  readonly balanceMillipence: number;
  readonly emergencyCredit: { readonly active: boolean; readonly remainingMillipence: number };
  readonly debts: Readonly<Record<"accumulated" | DebtRegister, number>>;
  readonly highestCounter: number;
}

/** A code that keys submitted, and the meter's verdict on it. */
export interface EnteredCode {
  readonly code: string;
  readonly result: "applied" | Refusal;
}

/** How a meter was left by a step. */
export interface SessionResult {
  readonly outcome: Outcomes[Exclude<keyof Outcomes, "keys">];
  /** The codes that a step's keys submitted; left out where they submitted none. */
  readonly entered?: readonly EnteredCode[];
  readonly display: Page;
  readonly standing: Standing;
}

/** What testers say of a step. */
export interface StepRemarks {
  readonly note?: string;
  /** The verdict that its code is to have: of several the last one. */
  readonly expected?: EnteredCode["result"];
}

/** What testers say of a session as a whole. */
export interface SessionAbout {
  readonly title?: string;
  /** What it is for. */
  readonly description?: string;
  readonly tester?: string;
}

/** One thing done to a meter, and when, in seconds since the Unix epoch. */
export interface SessionStep extends StepRemarks {
  /** Counted from 1. */
  readonly step: number;
  readonly at: number;
  readonly event: SessionEvent;
  /** Left out in a session written by hand: then a replay has nothing to compare it with. */
  readonly result?: SessionResult;
}

/** How the meter stood when the session was saved. */
interface SessionEnd {
  readonly time: number;
  readonly display: Page;
  readonly standing: Standing;
}

/** A code of a session, and the commands that it was issued for. */
export interface IssuedCode {
  readonly code: string;
  readonly commands: readonly Command[];
}

/** Everything that was done to a meter: the file that testers hand to each other. */
export interface Session extends SessionAbout {
  readonly version: (typeof SESSION_VERSIONS_READ)[number];
  /**
   * What its codes were issued as, in the order of their counters, so that another supplier can
   * issue the same; left out where that is not known.
   */
  readonly issued?: readonly IssuedCode[];
  readonly start: SessionStart;
  readonly steps: readonly SessionStep[];
  /** Null where steps are missing, or in a session written by hand. */
  readonly end: SessionEnd | null;
  /** Steps done after the last that is kept. */
  readonly stepsMissing: number;
}

/** The figures of a meter at its own time. */
export function standingOf(state: MeterState): Standing {
  const { supply, mode, balanceMillipence, emergencyCredit, debts } = shownBy(state);
  const { active, remainingMillipence } = emergencyCredit;
  return {
    supply,
    mode,
    balanceMillipence,
    emergencyCredit: { active, remainingMillipence },
    debts,
    highestCounter: highestCounter(state.replay),
  };
}

/** How a meter stands at its own time, as a session ends with it. */
export function endOf(state: MeterState): SessionEnd {
  return { time: state.timeSeconds, display: shownBy(state).display, standing: standingOf(state) };
}
