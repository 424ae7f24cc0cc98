import {
  inspectCode,
  type ReadCode,
  type ReadRejection,
  readCode,
  stripPrinting,
} from "@utrn-lab/utrn";
import { timeOf } from "../iso-time.ts";
import { lockMeter, meterOrProblem } from "../meters/find-meter.ts";
import type { Supplier } from "../service.ts";
import { findDigits } from "../store/codes.ts";
import type { CodeRow, MeterRow, Store } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import { secretOfCode, verifyConfirmation } from "./verify-confirmation.ts";

function issueOf(row: CodeRow | undefined) {
  if (row === undefined) return null;
  const { code_id: codeId, status, confirmed_on: confirmedOn } = row;
  return { codeId, status, issuedAt: timeOf(row.issued_at), confirmedOn };
}

/** Reads a code that was not issued here near every counter that a meter may stand at. */
async function readNearKnown(supplier: Supplier, meter: MeterRow, code: string) {
  const secret = await supplier.signer.secretOf(meter);
  const first = readCode(secret, code, meter.last_counter);
  return first.ok || first.reason !== "not_authentic"
    ? first
    : readCode(secret, code, meter.known_highest);
}

function verdict(read: ReadCode | ReadRejection, row: CodeRow | undefined) {
  return read.ok
    ? { verifies: true, utrnCounter: read.utrnCounter, issue: issueOf(row) }
    : { verifies: false, reason: read.reason, issue: null };
}

async function verifyCode(store: Store, supplier: Supplier, meter: MeterRow, code: string) {
  const row = await findDigits(store, meter.meter_id, code);
  if (row === undefined) return verdict(await readNearKnown(supplier, meter, code), undefined);
  const secret = await secretOfCode(supplier, meter, row);
  if ("reason" in secret) return { verifies: false, reason: secret.reason, issue: issueOf(row) };
  return verdict(readCode(secret, code, row.counter), row);
}

/** Guessing here counts as guessing there: this too tells a true confirmation from a false one. */
async function verifyAnswer(store: Store, supplier: Supplier, meter: MeterRow, code: string) {
  const found = await verifyConfirmation(store, supplier, meter, code);
  if (!("confirmation" in found)) return { verifies: false, reason: found.reason, issue: null };
  const { utrnCounter } = found.confirmation;
  return { verifies: true, utrnCounter, issue: issueOf(found.row) };
}

/**
 * Says what a code is: every field, and with a meter whether it is true and which code it is about.
 * @param typed - a code or a confirmation code, as people type it.
 * @param meterId - whose code it is thought to be.
 */
export async function explainCode(supplier: Supplier, typed: string, meterId: string | undefined) {
  const inspection = inspectCode(typed);
  if (meterId === undefined) return inspection;
  return transact(supplier.store, async (transaction) => {
    const meter = meterOrProblem(await lockMeter(transaction, meterId));
    if (inspection.kind === "refused") return inspection;
    const verify = inspection.kind === "code" ? verifyCode : verifyAnswer;
    const code = stripPrinting(typed);
    return { ...inspection, verification: await verify(transaction, supplier, meter, code) };
  });
}
