import { generateKeyPairSync } from "node:crypto";
import { existsSync } from "node:fs";
import { privateKeyHex } from "@utrn-lab/audit-chain";
import { createMeter, type MeterState, step } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { agreeSecret, exposeSharedSecret } from "@utrn-lab/utrn";
import { checkOneOf, FieldRangeError, isRecord, renameFields } from "@utrn-lab/utrn/checks";
import { parseEui64Option } from "../eui64-option.ts";
import { readTextFile, replaceFile } from "../files.ts";
import type { Host } from "../host.ts";
import { parseJson } from "../json.ts";
import { readPrivateKey, readPublicKey } from "../keys.ts";

/** The options that a new meter is made with, as typed. */
export interface NewMeterOptions {
  readonly meterId?: string;
  readonly key?: string;
  readonly fuel?: string;
  readonly settings?: string;
  readonly supplierId?: string;
  readonly supplierKey?: string;
  readonly commandKey?: string;
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  meterId: "--meter-id",
  privateKey: "--key",
  supplierId: "--supplier-id",
  publicKey: "--supplier-key",
  commandPublicKey: "--command-key",
  key: "--key",
  fuel: "--fuel",
  settings: "--settings",
  supplierKey: "--supplier-key",
  commandKey: "--command-key",
};

const optionOf = (field: string) => OPTION_NAMES[field] ?? `--${field}`;

/** Those of the documentation's examples, and nobody's. */
export const TRIAL_METER = "00db1234567890a0";
export const TRIAL_SUPPLIER = "90b3d51f30010000";

/** A meter's log and its supplier's codes stay far below. */
const FILE_BYTES = 8_388_608;

function commission(meter: MeterState, options: NewMeterOptions): MeterState {
  const { supplierKey, commandKey } = options;
  if (supplierKey === undefined) return meter;
  const supplierId = parseEui64Option(options.supplierId ?? TRIAL_SUPPLIER, "--supplier-id");
  const publicKey = readPublicKey(supplierKey, "--supplier-key");
  const commandPublicKey =
    commandKey === undefined ? publicKey : readPublicKey(commandKey, "--command-key");
  const { meterId, privateKey } = meter;
  const parties = { supplierId, meterId, privateKey, publicKey, commandPublicKey };
  const { z, commandZ } = exposeSharedSecret(agreeSecret(parties));
  const supplier = { supplierId, publicKey, z, commandPublicKey, commandZ };
  return step(meter, { at: meter.timeSeconds, type: "supplier", ...supplier }).state;
}

function settingsOf(typed: string | undefined): Record<string, unknown> {
  const settings = typed === undefined ? {} : parseJson(typed, "--settings");
  if (isRecord(settings)) return settings;
  throw new FieldRangeError("--settings", "must be an object of JSON");
}

/**
 * Makes a meter, and commissions it where a supplier's key is given.
 * @param time - seconds since the Unix epoch.
 * @throws a field error naming the option, Unusable where a key file cannot be read.
 */
function newMeter(options: NewMeterOptions, time: number, host: Host): MeterState {
  const { key, fuel: typedFuel = "electricity" } = options;
  const meterId = parseEui64Option(options.meterId ?? TRIAL_METER, "--meter-id");
  const fuel = checkOneOf(typedFuel, "--fuel", ["electricity", "gas"]);
  const privateKey =
    key === undefined
      ? privateKeyHex(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey)
      : readPrivateKey(key, "--key", host);
  const settings = settingsOf(options.settings);
  return renameFields(
    () => commission(createMeter({ meterId, privateKey, fuel, time, settings }), options),
    (field) => (field.startsWith("-") ? field : optionOf(field)),
  );
}

function storedMeter(file: string, options: NewMeterOptions): MeterState {
  const typed = Object.keys(options).find((name) => name in OPTION_NAMES);
  if (typed !== undefined) {
    throw new FieldRangeError(optionOf(typed), "is for a new meter, and --file has one already");
  }
  const snapshot = parseJson(readTextFile(file, "--file", FILE_BYTES), "--file");
  return renameFields(
    () => restoreMeter(snapshot),
    (field) => field.replace(/^snapshot/, "--file"),
  );
}

/** A meter, and whether it was made just now. */
interface Opened {
  readonly meter: MeterState;
  readonly isNew: boolean;
}

/** The meter of a file, or a new one where there is none. */
export function openMeter(
  file: string | undefined,
  options: NewMeterOptions,
  time: number,
  host: Host,
): Opened {
  if (file !== undefined && existsSync(file)) {
    return { meter: storedMeter(file, options), isNew: false };
  }
  const meter = newMeter(options, time, host);
  keepMeter(file, meter);
  return { meter, isNew: true };
}

/** Keeps a meter in its file, where it has one. */
export function keepMeter(file: string | undefined, meter: MeterState): void {
  if (file !== undefined) replaceFile(file, "--file", `${JSON.stringify(snapshotOf(meter))}\n`);
}
