import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { pemOfPrivateKey, privateKeyHex, publicKeyHex } from "@utrn-lab/audit-chain";
import type { Command } from "commander";
import { writeNewFile } from "./files.ts";
import type { Answer, Host } from "./host.ts";

/** The options of `utrn keygen`, as typed. */
interface KeygenOptions {
  readonly out?: string;
  readonly pem?: boolean;
}

const EXAMPLES = `
Examples:
  utrn keygen --out supplier.json
  utrn keygen --pem --out meter.pem > meter-public.pem
  UTRN_KEY_PASSPHRASE=... utrn keygen --pem --out supplier.pem`;

/** A pair as it is kept, and its public part as others are given it. */
interface Written {
  readonly pair: string;
  readonly publicPart: string;
  readonly json: Readonly<Record<"privateKey" | "publicKey", string>>;
}

function asPem(privateKey: KeyObject, passphrase: string | undefined): Written {
  const secret = pemOfPrivateKey(privateKey, passphrase);
  const known = createPublicKey(privateKey).export({ format: "pem", type: "spki" }).toString();
  const json = { privateKey: secret, publicKey: known };
  return { pair: secret, publicPart: known.trimEnd(), json };
}

function asHex(privateKey: KeyObject): Written {
  const publicKey = publicKeyHex(createPublicKey(privateKey)) ?? "";
  const json = { privateKey: privateKeyHex(privateKey), publicKey };
  return { pair: `${JSON.stringify(json)}\n`, publicPart: JSON.stringify({ publicKey }), json };
}

/**
 * Makes a P-256 key pair for tests.
 * @returns both keys, or the public key alone where the pair went to a file.
 * @throws Unusable where the file cannot be written; one that is there is never overwritten.
 */
function keygen({ out, pem }: KeygenOptions, { env }: Host): Answer {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const written = pem ? asPem(privateKey, env.UTRN_KEY_PASSPHRASE) : asHex(privateKey);
  const { pair, publicPart, json } = written;
  if (out !== undefined) {
    writeNewFile(out, "--out", pair);
    return { text: publicPart, json: { publicKey: json.publicKey } };
  }
  return { text: pem ? `${pair}${publicPart}` : JSON.stringify(json), json };
}

/** Adds `utrn keygen`. */
export function addKeygen(program: Command, host: Host): void {
  program
    .command("keygen")
    .description("make a P-256 key pair for tests: a supplier's, or a meter's")
    .option("--out <file>", "write it there, for its owner only, and print the public key alone")
    .option("--pem", "as PEM: PKCS#8, encrypted where UTRN_KEY_PASSPHRASE is set, and SPKI")
    .addHelpText("after", EXAMPLES)
    .action((options: KeygenOptions) => host.tell(keygen(options, host)));
}
