import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBench } from "@utrn-lab/bench";
import {
  agreeSecret,
  type CodeLength,
  type Command,
  issueCode,
  publicKeyOf,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { type Answer, type Call, clientOf } from "./api-client.ts";
import { METER_ID, SUPPLIER_ID, SUPPLIER_KEY } from "./parties.ts";
import { withPpmid } from "./ppmid.ts";

/** Noon of a day on which nothing special happens, seconds since the Unix epoch. */
export const NOON_SECONDS = 1_795_521_600;

/** What tests look at in a view. */
export interface View {
  readonly meterId: string;
  readonly publicKey: string;
  readonly time: number;
  readonly clock: { readonly mode: string; readonly rate: number };
  readonly supply: string;
  readonly balanceMillipence: number;
  readonly counters: { readonly floor: number; readonly accepted: readonly number[] };
  readonly display: readonly [string, string];
  readonly lastConfirmationCode: string | null;
  readonly power: boolean;
  readonly entry: { readonly digits: string };
  readonly revision: number;
  readonly changed: readonly string[];
  readonly moved: readonly unknown[];
}

/** What a view says of the meter, whichever change of it that is. */
export function withoutRevision({ revision: _, changed: __, moved: ___, ...meter }: View): object {
  return meter;
}

/** A bench under test, with its data folder. */
export interface BenchRig {
  readonly call: Call;
  readonly folder: string;
  readonly url: () => string;
  /** Lets the host's time pass. */
  pass(ms: number): void;
  /** Stops the bench and starts it again on the same folder. */
  restart(): Promise<void>;
  /** Stops the bench; its folder stays. */
  stop(): Promise<void>;
  /** Stops the bench and removes its folder. */
  remove(): Promise<void>;
}

/** An environment for a bench on a folder of its own. */
export function benchEnv() {
  return { BENCH_PORT: "0", DATA_DIR: mkdtempSync(join(tmpdir(), "bench-")) };
}

/** Starts a bench in this process, with real HTTP and a real database, and a clock. */
export async function startBenchRig(env = benchEnv()): Promise<BenchRig> {
  let nowMs = NOON_SECONDS * 1_000;
  const sources = {
    nowMs: () => nowMs,
    randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
    newId: randomUUID,
  };
  const quiet = { ...env, LOG_LEVEL: "silent" };
  let running = await startBench(quiet, sources);
  return {
    call: (...args) => clientOf(running.url)(...args),
    folder: env.DATA_DIR,
    url: () => running.url,
    pass: (ms) => {
      nowMs += ms;
    },
    restart: async () => {
      await running.close();
      running = await startBench(quiet, sources);
    },
    stop: () => running.close(),
    remove: async () => {
      await running.close();
      rmSync(env.DATA_DIR, { recursive: true });
    },
  };
}

/** The body of an answer that must be good. */
export async function good<T = View>(answer: Promise<Answer>): Promise<T> {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`refused: ${text}`);
  return body as T;
}

/** Puts a PPMID into the snapshot of a meter: it joins so without a code, a counter or an event. */
export async function joinPpmid(call: Call, path: string): Promise<void> {
  const snapshot = await good<{ readonly timeSeconds: number; readonly han: object }>(
    call("GET", `${path}/snapshot`),
  );
  await good(call("PUT", `${path}/snapshot`, withPpmid(snapshot)));
}

/** Makes a meter with a seed of its own; answers its path. */
export async function makeMeter(call: Call, body: object = {}): Promise<string> {
  const made = { meterId: METER_ID, seed: "a test", ...body };
  const { meterId } = await good(call("POST", "/v1/meters", made));
  return `/v1/meters/${meterId}`;
}

/** What a meter shares with the supplier of `parties.ts`, agreed on at the supplier's side. */
export async function sharedWith(call: Call, path: string): Promise<SharedSecret> {
  const { meterId, publicKey } = await good(call("GET", path));
  return agreeSecret({
    supplierId: SUPPLIER_ID,
    meterId,
    privateKey: SUPPLIER_KEY,
    publicKey,
  });
}

/** The supplier of `parties.ts`, as a meter is commissioned with it. */
export const SUPPLIER = { supplierId: SUPPLIER_ID, publicKey: publicKeyOf(SUPPLIER_KEY) };

/** Issues codes for one meter. */
export type Issue = (
  utrnCounter: number,
  commands: readonly Command[],
  digits?: CodeLength,
) => string;

/** Makes a meter and commissions it; answers its path, and what issues codes for it. */
export async function makeCommissioned(
  call: Call,
  body: object = {},
): Promise<{ readonly path: string; readonly issue: Issue }> {
  const path = await makeMeter(call, body);
  await good(call("PUT", `${path}/supplier`, SUPPLIER));
  const secret = await sharedWith(call, path);
  const issue: Issue = (utrnCounter, commands, digits) =>
    issueCode(secret, { utrnCounter, commands, digits });
  return { path, issue };
}

/** A top-up of so many pounds. */
export function pounds(amount: number): readonly Command[] {
  return [{ type: "top_up", amountPence: 100 * amount }];
}
