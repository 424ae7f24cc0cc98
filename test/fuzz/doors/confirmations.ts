import assert from "node:assert/strict";
import {
  CONFIRMATION_REFUSALS,
  findClockDays,
  inspectCode,
  readConfirmation,
  stripPrinting,
  writeConfirmation,
} from "@utrn-lab/utrn";
import { shared } from "../../support/parties.ts";
import { confirmationByHand } from "../../support/signed-by-hand.ts";
import type { Door } from "../engine/door.ts";

const SECRET = shared();
const EXPECTED = { nearCounter: 700, date: "2026-11-24", daysBack: 7 };
/** That date, in days since 2000-01-01. */
const DAY = 9_824;

/** Any 36 bits that a meter might have signed; the first byte says when, and with which counter. */
function signedBy(input: Buffer): string {
  const [days = 0, ...rest] = input;
  const bits = Buffer.from(rest).toString("hex").padEnd(9, "0").slice(0, 9);
  const signed = BigInt(`0x${bits}`).toString(2).padStart(36, "0");
  const counter = 0b10_1011_1100 + (days >> 4);
  const said = counter.toString(2).padStart(10, "0");
  const withCounter = signed.slice(0, 6) + said + signed.slice(16);
  return confirmationByHand(SECRET, counter, DAY - (days & 0b1111), withCounter);
}

function check(code: string): string {
  const read = readConfirmation(SECRET, code, EXPECTED);
  const inspected = inspectCode(code);
  if (!read.ok) {
    assert.ok(CONFIRMATION_REFUSALS.includes(read.reason));
    if (read.check !== "mac") return `${inspected.kind} ${read.check}`;
    return `mac, off by ${Math.sign(findClockDays(SECRET, code, EXPECTED) ?? Number.NaN)}`;
  }
  assert.equal(writeConfirmation(SECRET, read), code);
  assert.ok(inspected.kind === "confirmation");
  const { kind, supply, mode, emergencyCreditActive, balancePence } = read;
  assert.deepEqual(inspected.says, { kind, supply, mode, emergencyCreditActive, balancePence });
  return `read ${kind} ${supply} ${mode}`;
}

export const door: Door = {
  says: "confirmation codes, typed or truly signed over any bits: answered, written one way",
  bytesMax: 200,
  cpuMsMax: 1_000,
  seeds: () => [
    writeConfirmation(SECRET, {
      date: "2026-11-24",
      kind: "applied",
      utrnCounter: 701,
      supply: "armed",
      mode: "prepayment",
      emergencyCreditActive: true,
      balancePence: -1_234,
    }),
    Buffer.from("S\x00\x10000000", "latin1"),
    Buffer.from("S\x07\x50zzzzz", "latin1"),
  ],
  open: () => ({
    answer: (input) =>
      input[0] === 0x53
        ? check(signedBy(input.subarray(1)))
        : check(stripPrinting(input.toString("utf8"))),
    close: () => {},
  }),
};
