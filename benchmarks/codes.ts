import { diffieHellman, generateKeyPairSync } from "node:crypto";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { nodeKeyAgreement } from "@utrn-lab/http-host";
import {
  agreeSecret,
  type Command,
  exposeSharedSecret,
  issueCode,
  privateKeyFrom,
  publicKeyOf,
  readCode,
} from "@utrn-lab/utrn";
import { highestCounter, replayRefusal } from "@utrn-lab/utrn/replay";
import { type Measured, measureInTurn } from "./in-turn.ts";
import { replayAfter, SECRET } from "./prepaid-meter.ts";
import type { Figure } from "./report/figure.ts";

const TOP_UP: Command = { type: "top_up", amountPence: 1_000 };
const RESTORE: Command = { type: "restore_supply" };
const SUSPEND: Command = { type: "suspend_disconnection", hours: 48 };

const PRIVATE_KEY = privateKeyFrom(new Uint8Array(48).fill(1));
const PUBLIC_KEY = publicKeyOf(privateKeyFrom(new Uint8Array(48).fill(2)));
const PARTIES = {
  supplierId: "90b3d51f30010000",
  meterId: "00db1234567890a0",
  privateKey: PRIVATE_KEY,
  publicKey: PUBLIC_KEY,
};

type Library = Pick<typeof import("@utrn-lab/utrn"), "issueCode" | "parseSharedSecret">;

const TOP_UP_KNOWN = "top-up, meter known";

/** The same top-up by the library of another checkout, which has its dependencies installed. */
async function topUpOf(checkout: string): Promise<Measured> {
  const library: Library = await import(resolve(checkout, "packages/utrn/src/index.ts"));
  const secret = library.parseSharedSecret(exposeSharedSecret(SECRET), "secret");
  return {
    measure: `${TOP_UP_KNOWN}, by the library of ${checkout}`,
    times: 5_000,
    act: (utrnCounter) => library.issueCode(secret, { utrnCounter, commands: [TOP_UP] }),
  };
}

function issuing(...commands: readonly Command[]): (utrnCounter: number) => string {
  return (utrnCounter) => issueCode(SECRET, { utrnCounter, commands });
}

/** Reads the next code of a meter that has accepted so many, and finds that it is new. */
function reading(accepted: number, ...commands: readonly Command[]): () => boolean {
  const replay = replayAfter(accepted);
  const code = issueCode(SECRET, { utrnCounter: accepted + 1, commands });
  return () => {
    const read = readCode(SECRET, code, highestCounter(replay));
    return read.ok && replayRefusal(replay, read.utrnCounter) === undefined;
  };
}

function readings(name: string, command: Command): readonly Measured[] {
  const after = (accepted: number) => `${name} read, verified and new after ${accepted}`;
  return [
    { measure: after(0), times: 5_000, act: reading(0, command), aim: 60_000 },
    { measure: after(10_000), times: 5_000, act: reading(10_000, command), against: after(0) },
  ];
}

const BARE = "bare diffieHellman, both keys imported";

/** Agreements of node:crypto: a public key that is seen first has to be read, too. */
function agreements(): readonly Measured[] {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = publicKey.export({ format: "pem", type: "spki" });
  return [
    { measure: BARE, times: 600, act: () => diffieHellman({ privateKey, publicKey }) },
    {
      measure: "bare diffieHellman that reads the public key from PEM",
      times: 600,
      act: () => diffieHellman({ privateKey, publicKey: pem }),
      against: BARE,
    },
    {
      measure: "top-up, meter seen first: agreement by OpenSSL, keys checked",
      times: 600,
      act: (utrnCounter) =>
        issueCode(agreeSecret(PARTIES, nodeKeyAgreement), { utrnCounter, commands: [TOP_UP] }),
      against: BARE,
      aim: 0.75,
    },
  ];
}

/**
 * Measures the codes of the library.
 * @param args - with `--against DIR`, top-ups also by the library of another checkout.
 */
export async function measureCodes(args: readonly string[]): Promise<readonly Figure[]> {
  const { against } = parseArgs({
    args: [...args],
    options: { against: { type: "string" } },
  }).values;
  const other = against === undefined ? [] : [await topUpOf(against)];
  const topUp: Measured = {
    measure: TOP_UP_KNOWN,
    times: 5_000,
    act: issuing(TOP_UP),
    against: other[0]?.measure,
  };
  const command = { measure: "command code of 20 digits, meter known", aim: 150_000 };
  const two = { measure: "two commands in 40 digits, meter known" };
  return measureInTurn(
    [
      ...other,
      topUp,
      { ...command, times: 5_000, act: issuing(RESTORE) },
      { ...two, times: 5_000, act: issuing(TOP_UP, SUSPEND) },
      ...readings("top-up", TOP_UP),
      ...readings("command code", RESTORE),
      ...agreements(),
    ],
    "/s",
  );
}
