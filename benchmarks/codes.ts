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
import { quantile } from "./quantile.ts";

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

const MEASURED: readonly Measured[] = [
  { measure: "top-up, meter known", times: 5_000, act: issuing(TOP_UP) },
  { measure: "command code of 20 digits, meter known", times: 5_000, act: issuing(RESTORE) },
  {
    measure: "two commands in 40 digits, meter known",
    times: 5_000,
    act: issuing(TOP_UP, SUSPEND),
  },
  { measure: "top-up read and verified", times: 5_000, act: reading(TOP_UP) },
  { measure: "command code read and verified", times: 5_000, act: reading(RESTORE) },
  { measure: "bare key agreement of OpenSSL", times: 300, act: agreeBarely },
  {
    measure: "top-up, meter seen first: agreement by OpenSSL, keys checked",
    times: 300,
    act: (utrnCounter) =>
      issueCode(agreeSecret(PARTIES, nodeKeyAgreement), { utrnCounter, commands: [TOP_UP] }),
  },
];

/** Measures the codes of the library, on one core and in its processor time; prints one table. */
export function measureCodes(): void {
  const microseconds = MEASURED.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [row, { times, act }] of MEASURED.entries()) {
      const elapsed = milliseconds(() => {
        for (let counter = 1; counter <= times; counter += 1) act(counter);
      });
      // The first two rounds warm the compiler up.
      if (round > 1) microseconds[row]?.push((1_000 * elapsed) / times);
    }
  }
  console.table(
    MEASURED.map(({ measure }, row) => {
      const [least, median, most] = [0, 0.5, 1].map((share) =>
        quantile(microseconds[row] ?? [], share),
      );
      return {
        measure,
        "us, median": median?.toFixed(1),
        "least to most": `${least?.toFixed(1)} to ${most?.toFixed(1)}`,
        "a second": Math.round(1_000_000 / (median ?? 1)).toLocaleString("en"),
      };
    }),
  );
}
