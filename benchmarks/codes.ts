import { diffieHellman, generateKeyPairSync } from "node:crypto";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { nodeKeyAgreement } from "@utrn-lab/http-host";
import * as ours from "@utrn-lab/utrn";
import { highestCounter, replayRefusal } from "@utrn-lab/utrn/replay";
import { type Measured, measureInTurn } from "./in-turn.ts";
import { replayAfter, SECRET } from "./prepaid-meter.ts";
import type { Figure } from "./report/figure.ts";

const TOP_UP: ours.Command = { type: "top_up", amountPence: 1_000 };
const RESTORE: ours.Command = { type: "restore_supply" };
const SUSPEND: ours.Command = { type: "suspend_disconnection", hours: 48 };

const PARTIES = {
  supplierId: "90b3d51f30010000",
  meterId: "00db1234567890a0",
  privateKey: ours.privateKeyFrom(new Uint8Array(48).fill(1)),
  publicKey: ours.publicKeyOf(ours.privateKeyFrom(new Uint8Array(48).fill(2))),
};

type Library = Pick<typeof ours, "agreeSecret" | "issueCode" | "parseSharedSecret" | "readCode">;

const COMMAND_KNOWN = "command code of 20 digits, meter known";
const SEEN_FIRST = "top-up, meter seen first: agreement by OpenSSL, keys checked";
const OFTEN = 5_000;
const SELDOM = 600;

/** What a library does with codes, ours or that of another checkout. */
function rowsOf(library: Library): readonly Measured[] {
  const secret = library.parseSharedSecret(ours.exposeSharedSecret(SECRET), "secret");
  const issuing = (...commands: ours.Command[]) => {
    return (utrnCounter: number) => library.issueCode(secret, { utrnCounter, commands });
  };
  const reading = (...commands: ours.Command[]) => {
    const code = library.issueCode(secret, { utrnCounter: 1, commands });
    return () => library.readCode(secret, code, 0);
  };
  return [
    { measure: "top-up, meter known", times: OFTEN, act: issuing(TOP_UP) },
    { measure: COMMAND_KNOWN, times: OFTEN, act: issuing(RESTORE) },
    {
      measure: "two commands in 40 digits, meter known",
      times: OFTEN,
      act: issuing(TOP_UP, SUSPEND),
    },
    { measure: "top-up read and verified", times: OFTEN, act: reading(TOP_UP) },
    { measure: "command code read and verified", times: OFTEN, act: reading(RESTORE) },
    {
      measure: SEEN_FIRST,
      times: SELDOM,
      act: (utrnCounter) => {
        const agreed = library.agreeSecret(PARTIES, nodeKeyAgreement);
        return library.issueCode(agreed, { utrnCounter, commands: [TOP_UP] });
      },
    },
  ];
}

/** Reads the next top-up of a meter that has accepted so many, and finds that it is new. */
function readingAfter(accepted: number): Measured {
  const replay = replayAfter(accepted);
  const code = ours.issueCode(SECRET, { utrnCounter: accepted + 1, commands: [TOP_UP] });
  return {
    measure: `top-up read, verified and new after ${accepted}`,
    times: OFTEN,
    act: () => {
      const read = ours.readCode(SECRET, code, highestCounter(replay));
      return read.ok && replayRefusal(replay, read.utrnCounter) === undefined;
    },
  };
}

const BARE = "bare diffieHellman, both keys imported";

/** Agreements of node:crypto: a public key that is seen first has to be read, too. */
function agreements(): readonly Measured[] {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = publicKey.export({ format: "pem", type: "spki" });
  return [
    { measure: BARE, times: SELDOM, act: () => diffieHellman({ privateKey, publicKey }) },
    {
      measure: "bare diffieHellman that reads the public key from PEM",
      times: SELDOM,
      act: () => diffieHellman({ privateKey, publicKey: pem }),
      against: BARE,
    },
  ];
}

/** What our rows are measured against, and aim at, where no other library is given. */
const GOALS: Readonly<Record<string, Pick<Measured, "against" | "aim">>> = {
  [COMMAND_KNOWN]: { aim: 150_000 },
  "top-up read and verified": { aim: 60_000 },
  [SEEN_FIRST]: { against: BARE, aim: 0.75 },
};

function rowsToGoals(): readonly Measured[] {
  const [none, many] = [readingAfter(0), readingAfter(10_000)];
  const rows = rowsOf(ours).map((row) => ({ ...row, ...GOALS[row.measure] }));
  return [...agreements(), ...rows, none, { ...many, against: none.measure, aim: 0.95 }];
}

/** Our rows against those of the library of another checkout, in the same rounds. */
async function rowsAgainst(checkout: string): Promise<readonly Measured[]> {
  const theirs: Library = await import(resolve(checkout, "packages/utrn/src/index.ts"));
  const named = (measure: string) => `${measure}, by ${checkout}`;
  return [
    ...rowsOf(theirs).map((row) => ({ ...row, measure: named(row.measure) })),
    ...rowsOf(ours).map((row) => ({ ...row, against: named(row.measure) })),
  ];
}

/**
 * Measures the codes of the library.
 * @param args - with `--against DIR` beside those of another checkout with its dependencies.
 */
export async function measureCodes(args: readonly string[]): Promise<readonly Figure[]> {
  const options = { against: { type: "string" } } as const;
  const { against } = parseArgs({ args: [...args], options }).values;
  const rows = against === undefined ? rowsToGoals() : await rowsAgainst(against);
  return measureInTurn(rows, "/s");
}
