import { agreeSecret, type SharedSecret } from "@utrn-lab/utrn";
import { renameFields } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import { parseEui64Option } from "./eui64-option.ts";
import type { Host } from "./host.ts";
import { PRIVATE_KEY_FILE, PUBLIC_KEY, readPrivateKey, readPublicKey } from "./keys.ts";

/** The options that name a supplier with its keys and a meter, as typed. */
export interface PartyOptions {
  readonly keys: string;
  readonly commandKeys?: string;
  readonly supplierId: string;
  readonly meterId: string;
  readonly meterKey: string;
}

/** Those without which there is no shared secret: the member, the option and what it takes. */
export const NEEDED = [
  ["keys", "--keys", "<file>", `the supplier's private key: ${PRIVATE_KEY_FILE}`],
  ["supplierId", "--supplier-id", "<eui64>", "16 hex digits, as they are printed"],
  ["meterId", "--meter-id", "<eui64>", "16 hex digits, as they are printed"],
  ["meterKey", "--meter-key", "<key>", `the meter's public key: ${PUBLIC_KEY}`],
] as const;

/** Gives a command the options of the two parties. */
export function addParties(command: Command, isRequired: boolean): Command {
  for (const [, option, value, takes] of NEEDED) {
    const flags = `${option} ${value}`;
    if (isRequired) command.requiredOption(flags, takes);
    else command.option(flags, takes);
  }
  return command.option(
    "--command-keys <file>",
    "its private key for command codes and confirmations; left out, --keys serves for all",
  );
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
 * @throws a field error naming the option, Unusable naming one whose file cannot be read.
 */
export function readSecret(options: PartyOptions, host: Pick<Host, "env">): SharedSecret {
  const { commandKeys } = options;
  const supplierId = parseEui64Option(options.supplierId, "--supplier-id");
  const meterId = parseEui64Option(options.meterId, "--meter-id");
  const privateKey = readPrivateKey(options.keys, "--keys", host);
  const commandPrivateKey =
    commandKeys === undefined ? undefined : readPrivateKey(commandKeys, "--command-keys", host);
  const publicKey = readPublicKey(options.meterKey, "--meter-key");
  return renameFields(
    () => agreeSecret({ supplierId, meterId, privateKey, publicKey, commandPrivateKey }),
    (field) => OPTION_NAMES[field] ?? field,
  );
}
