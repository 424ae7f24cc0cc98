import type { MeterView, Settings } from "@utrn-lab/meter-emulator";
import type { SupplyState } from "@utrn-lab/utrn";
import type { ReplayState } from "@utrn-lab/utrn/replay";

/**
 * What a code can move at a meter: every register of meter.md 2, the HAN, and what stops a replay.
 */
export interface Registers {
  readonly supply: SupplyState;
  readonly settings: Settings;
  readonly han: {
    readonly openUntil: number | null;
    readonly openFor: string | null;
    readonly devices: MeterView["han"]["devices"];
  };
  readonly replay: ReplayState;
  readonly energyWattSeconds: number;
}

/**
 * A register that differs, by its path, say `settings.meterBalance`; `null` where it is not there.
 */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}
