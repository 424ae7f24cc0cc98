import { createECDH } from "node:crypto";
import { nodeKeyAgreement } from "@utrn-lab/http-host";
import {
  agreeSecret,
  type Command,
  issueCode,
  privateKeyFrom,
  publicKeyOf,
  readCode,
} from "@utrn-lab/utrn";
import { milliseconds } from "./milliseconds.ts";
import { SECRET } from "./prepaid-meter.ts";
import type { Figure } from "./report/figure.ts";

/** Rounds of all rows, one after the other, so that what disturbs the machine disturbs them all. */
const ROUNDS = 15;
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

/** Something that is measured: `act` is given a counter, 1 and up. */
interface Measured {
  readonly measure: string;
  readonly times: number;
  readonly act: (counter: number) => unknown;
  /** The name of another that it is measured against. */
  readonly against?: string;
  /** Of the ratio, or a second where it is measured against nothing. */
  readonly aim?: number;
}

function issuing(...commands: readonly Command[]): (utrnCounter: number) => string {
  return (utrnCounter) => issueCode(SECRET, { utrnCounter, commands });
}

function reading(...commands: readonly Command[]): () => unknown {
  const code = issueCode(SECRET, { utrnCounter: 5, commands });
  return () => readCode(SECRET, code, 4);
}

function agreeBarely(): Buffer {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(PRIVATE_KEY, "hex");
  return ecdh.computeSecret(PUBLIC_KEY, "hex");
}

const BARE = "bare key agreement of OpenSSL";

const MEASURED: readonly Measured[] = [
  { measure: "top-up, meter known", times: 5_000, act: issuing(TOP_UP) },
  {
    measure: "command code of 20 digits, meter known",
    times: 5_000,
    act: issuing(RESTORE),
    aim: 150_000,
  },
  {
    measure: "two commands in 40 digits, meter known",
    times: 5_000,
    act: issuing(TOP_UP, SUSPEND),
  },
  { measure: "top-up read and verified", times: 5_000, act: reading(TOP_UP), aim: 60_000 },
  { measure: "command code read and verified", times: 5_000, act: reading(RESTORE), aim: 60_000 },
  { measure: BARE, times: 300, act: agreeBarely },
  {
    measure: "top-up, meter seen first: agreement by OpenSSL, keys checked",
    times: 300,
    act: (utrnCounter) =>
      issueCode(agreeSecret(PARTIES, nodeKeyAgreement), { utrnCounter, commands: [TOP_UP] }),
    against: BARE,
    aim: 0.75,
  },
];

/** Measures the codes of the library, on one core and in its processor time. */
export function measureCodes(): readonly Figure[] {
  const rates = MEASURED.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [row, { times, act }] of MEASURED.entries()) {
      const elapsed = milliseconds(() => {
        for (let counter = 1; counter <= times; counter += 1) act(counter);
      });
      // The first two rounds warm the compiler up.
      if (round > 1) rates[row]?.push((1_000 * times) / elapsed);
    }
  }
  const samplesOf = (name: string) =>
    rates[MEASURED.findIndex(({ measure }) => measure === name)] ?? [];
  return MEASURED.map(({ measure, against, aim }) => ({
    measure,
    unit: "/s",
    samples: samplesOf(measure),
    against: against === undefined ? undefined : { measure: against, samples: samplesOf(against) },
    aim,
  }));
}
