import { strict as assert } from "node:assert";
import { constants, setPriority } from "node:os";
import { isMainThread } from "node:worker_threads";
// By this door a thread loads nothing else of the package, and no server.
import { nodeKeyAgreement } from "@utrn-lab/http-host/node-key-agreement";
import {
  type CodeLength,
  type Commands,
  type exposeSharedSecret,
  findClockDays,
  parseSharedSecret,
  planCode,
  type SharedSecret,
  signPlan,
} from "@utrn-lab/utrn";

/**
 * Has a thread stand behind who waits for an answer. Linux lowers the thread alone, others the
 * whole process. A host may forbid it (`SystemCallFilter` of systemd), and is served all the same.
 */
function standBehind(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The thread shares as before.
  }
}

// The process itself asks this file for its types and sizes.
if (!isMainThread && process.platform === "linux") standBehind();

/** A Z, which two keys agree on: the x coordinate of a point (NIST SP 800-56A, 5.7.1.2). */
const Z_BYTES = 32;
/** What was agreed on with a meter: Z of top-ups, then Z of commands and confirmations. */
export const AGREED_BYTES = 2 * Z_BYTES;

const METER_ID_HEX = 16;
const PUBLIC_KEY_HEX = 130;

/** Agreements with meters that know the same keys of the supplier's. */
interface Missing {
  /** The supplier's two private keys, 32 bytes hex, equal where one serves as both. */
  readonly topUpKey: string;
  readonly commandKey: string;
  /** The meters' public keys, 65 bytes hex each, one after the other: points of the curve. */
  readonly publicKeys: string;
  /** Which of the secrets each of them is, counted from 0. */
  readonly places: readonly number[];
}

/** What was agreed on with some meters. What is many goes to a thread as one text or block. */
export interface AgreementTask {
  /** `AGREED_BYTES` for each, one after the other; zeros where it is yet to be agreed on. */
  readonly secrets: Uint8Array;
  readonly missing: readonly Missing[];
}

/** The same commands, to be signed for many meters. */
export interface SigningTask extends AgreementTask {
  readonly supplierId: string;
  readonly commands: Commands;
  readonly digits: CodeLength;
  /** The meters' ids, 16 hex digits each, one after the other. */
  readonly meterIds: string;
  readonly utrnCounters: readonly number[];
}

/** Codes that were signed, and with what. */
export interface Signed {
  /** The codes, one after the other: each has `digits` digits. */
  readonly codes: string;
  /** The secrets of all; undefined where none was missing. */
  readonly agreed: Uint8Array | undefined;
}

/** Cuts a text into pieces of one length. */
export function piecesOf(text: string, length: number): string[] {
  const pieces = text.length / length;
  return Array.from({ length: pieces }, (_, at) => text.slice(at * length, (at + 1) * length));
}

/**
 * Agrees with many meters (NIST SP 800-56A, 5.7.1.2), by OpenSSL, which refuses what is no point.
 * @returns the secrets, with those that were missing.
 */
export function agreeAll({ secrets, missing }: AgreementTask): Uint8Array {
  for (const { topUpKey, commandKey, publicKeys, places } of missing) {
    const [topUp, command] = [Buffer.from(topUpKey, "hex"), Buffer.from(commandKey, "hex")];
    for (const [nth, hex] of piecesOf(publicKeys, PUBLIC_KEY_HEX).entries()) {
      const publicKey = Buffer.from(hex, "hex");
      const z = nodeKeyAgreement(topUp, publicKey);
      const commandZ = commandKey === topUpKey ? z : nodeKeyAgreement(command, publicKey);
      const place = places[nth];
      assert(place !== undefined, "every key has the place of its secret");
      const at = place * AGREED_BYTES;
      secrets.set(z, at);
      secrets.set(commandZ, at + Z_BYTES);
    }
  }
  return secrets;
}

/** A confirmation code that no expected day verified, and whose it is thought to be. */
export interface DaySearch {
  readonly secret: ReturnType<typeof exposeSharedSecret>;
  readonly code: string;
  readonly expected: { readonly nearCounter: number; readonly date: string };
}

/** Searches every day that a confirmation code can be of: thousands of MACs (code-format.md 6). */
export function searchDays({ secret, code, expected }: DaySearch): number | undefined {
  return findClockDays(parseSharedSecret(secret, "secret"), code, expected);
}

/** The secret that a supplier and a meter share, of what was agreed on, as hex. */
export function secretOf(supplierId: string, meterId: string, agreed: string): SharedSecret {
  const z = agreed.slice(0, 2 * Z_BYTES);
  const commandZ = agreed.slice(2 * Z_BYTES);
  return parseSharedSecret({ supplierId, meterId, z, commandZ }, "secret");
}

/**
 * Signs the same commands for many meters, whose counters are theirs alone, and agrees before with
 * those whose secrets are missing: one task for both, since each goes back to a process that may be
 * storing other codes meanwhile.
 */
export function signAll(task: SigningTask): Signed {
  const { supplierId, utrnCounters, missing } = task;
  const plan = planCode(task.commands, task.digits);
  const meterIds = piecesOf(task.meterIds, METER_ID_HEX);
  const secrets = agreeAll(task);
  const agreed = piecesOf(Buffer.from(secrets).toString("hex"), 2 * AGREED_BYTES);
  const codes = utrnCounters.map((utrnCounter, at) => {
    const secret = secretOf(supplierId, meterIds[at] ?? "", agreed[at] ?? "");
    return signPlan(secret, plan, utrnCounter);
  });
  return { codes: codes.join(""), agreed: missing.length === 0 ? undefined : secrets };
}
