import { readFileSync } from "node:fs";
import { agreeSecret, type SharedSecret } from "@utrn-lab/utrn";
import { checkMembers, FieldRangeError, FieldTypeError, renameFields } from "@utrn-lab/utrn/checks";

/** The options that name a supplier with its keys and a meter, as typed. */
export interface PartyOptions {
  readonly keys: string;
  readonly commandKeys?: string;
  readonly supplierId: string;
  readonly meterId: string;
  readonly meterKey: string;
}

/**
 * What was typed, as JSON.
 * @throws FieldRangeError naming `field`.
 */
export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FieldRangeError(field, "must be JSON");
  }
}

function readPrivateKey(file: string, option: string): string {
  const pair = parseJson(readFileSync(file, "utf8"), option);
  const { privateKey } = checkMembers(pair, option, ["privateKey"], ["publicKey"]);
  if (typeof privateKey === "string") return privateKey;
  throw new FieldTypeError(option, "must name a file that keygen has written");
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  privateKey: "--keys",
  commandPrivateKey: "--command-keys",
  publicKey: "--meter-key",
  supplierId: "--supplier-id",
  meterId: "--meter-id",
};

/**
 * What the supplier and the meter of these options share.
 * @throws a field error naming the option, a system error naming a file that cannot be read.
 */
export function readSecret(options: PartyOptions): SharedSecret {
  const { supplierId, meterId, meterKey: publicKey, commandKeys } = options;
  const privateKey = readPrivateKey(options.keys, "--keys");
  const commandPrivateKey =
    commandKeys === undefined ? undefined : readPrivateKey(commandKeys, "--command-keys");
  return renameFields(
    () => agreeSecret({ supplierId, meterId, privateKey, publicKey, commandPrivateKey }),
    (field) => OPTION_NAMES[field] ?? field,
  );
}
