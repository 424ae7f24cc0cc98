import assert from "node:assert/strict";
import {
  type Inspection,
  inspectBody,
  inspectCode,
  issueCode,
  printCode,
  REFUSALS,
  readCode,
  stripPrinting,
} from "@utrn-lab/utrn";
import { shared } from "../../support/parties.ts";
import type { Door } from "../engine/door.ts";

const SECRET = shared();
const HIGHEST = 700;

/** What was read is all there is: its bits side by side are the number that the digits give. */
function checkFields(code: string, inspection: Inspection): void {
  if (inspection.kind !== "code") return;
  const bits = inspection.fields.map((field) => field.bits).join("");
  assert.match(bits, /^000[01]+$/);
  const body = inspectBody(code);
  assert.equal(body.map((field) => field.bits).join(""), inspection.fields[3]?.bits);
}

/** A code that is read says what it says without a key, and is written in one way only. */
function checkRead(code: string): string {
  const read = readCode(SECRET, code, HIGHEST);
  const inspection = inspectCode(code);
  checkFields(code, inspection);
  if (!read.ok) {
    assert.ok(REFUSALS.includes(read.reason));
    return `${inspection.kind} ${read.reason} ${read.block ?? ""}`;
  }
  assert.ok(inspection.kind === "code");
  assert.deepEqual(inspection.commands, read.commands);
  const [first, ...rest] = read.commands;
  assert.ok(first !== undefined);
  const { utrnCounter } = read;
  const { digits } = inspection;
  assert.equal(issueCode(SECRET, { utrnCounter, commands: [first, ...rest], digits }), code);
  return `read ${read.commands.map(({ type }) => type).join(" ")}`;
}

export const door: Door = {
  says: "the digits of a code as they are typed: any text is answered, a code is written one way",
  bytesMax: 400,
  cpuMsMax: 100,
  seeds: () => [
    issueCode(SECRET, { utrnCounter: 701, commands: [{ type: "top_up", amountPence: 1_000 }] }),
    issueCode(SECRET, { utrnCounter: 702, commands: [{ type: "restore_supply" }], digits: 40 }),
    issueCode(SECRET, {
      utrnCounter: 703,
      commands: [{ type: "valid_until", date: "2026-12-01" }, { type: "restore_supply" }],
      digits: 60,
    }),
    "7394 1925 2890 4945 0767",
  ],
  open: () => ({
    answer(input) {
      const typed = input.toString("utf8");
      const code = stripPrinting(typed);
      if (inspectCode(typed).kind === "code") assert.equal(stripPrinting(printCode(code)), code);
      return checkRead(code);
    },
    close: () => {},
  }),
};
