import { publicKeyOf } from "@utrn-lab/utrn";
import { checkOneOf, parseEui64 } from "@utrn-lab/utrn/checks";
import { newReplayState } from "@utrn-lab/utrn/replay";
import { availableCredit } from "./account/credit.ts";
import { netWorth } from "./account/ledger.ts";
import { draftOf, stateOf } from "./meter/draft.ts";
import { parseSettings } from "./meter/parse-settings.ts";
import type { SettingsInput } from "./meter/settings.ts";
import { NEW_METER } from "./meter/start-values.ts";
import type { Fuel, MeterState } from "./meter/state.ts";
import { checkInstallCodes } from "./network/install-code.ts";
import { endSuspension } from "./supply/protection.ts";
import { levelsNow } from "./supply/supply.ts";
import { checkTime } from "./units/time.ts";

/** What a meter is made from. */
export interface MeterSetup {
  /** EUI-64, 16 lowercase hex digits. */
  readonly meterId: string;
  /** The meter's P-256 key agreement key, 32 bytes as hex. */
  readonly privateKey: string;
  readonly fuel: Fuel;
  /** Seconds since the Unix epoch, UTC. */
  readonly time: number;
  readonly settings?: SettingsInput | undefined;
  /** Install codes of the devices that may join, 6 to 16 bytes as hex, by EUI-64. */
  readonly installCodes?: Readonly<Record<string, string>> | undefined;
}

/**
 * Makes a meter (meter.md 2). Its supply is decided at once: armed in credit mode or with credit,
 * else disabled; what falls due at its very first second is not charged.
 * @throws FieldTypeError or FieldRangeError naming the member, say `settings.meterBalance`.
 */
export function createMeter(setup: MeterSetup): MeterState {
  parseEui64(setup.meterId, "meterId");
  const fuel = checkOneOf(setup.fuel, "fuel", ["electricity", "gas"]);
  const time = checkTime(setup.time, "time");
  const meter = draftOf({
    version: 2,
    meterId: setup.meterId,
    privateKey: setup.privateKey,
    publicKey: publicKeyOf(setup.privateKey),
    fuel,
    timeSeconds: time,
    givenTimeSeconds: time,
    ...parseSettings(setup.settings),
    ...NEW_METER,
    replay: newReplayState(),
    han: { ...NEW_METER.han, installCodes: checkInstallCodes(setup.installCodes) },
  });
  endSuspension(meter);
  meter.ledger.openingNetMillipence = netWorth(meter);
  Object.assign(meter.raised, levelsNow(meter));
  if (meter.payment.mode === "credit" || availableCredit(meter) > 0) meter.supply = "armed";
  return stateOf(meter);
}
