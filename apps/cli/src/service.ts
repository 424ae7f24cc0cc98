import {
  type Answered,
  given,
  ProblemError,
  type SupplierClient,
  supplierClient,
} from "@utrn-lab/client";
import { FieldRangeError, FieldTypeError, isRecord } from "@utrn-lab/utrn/checks";
import type { Command } from "commander";
import { Refused, Unusable } from "./failure.ts";
import { readTextFile } from "./files.ts";
import type { Host } from "./host.ts";

/** The options that name a supplier service, as typed. */
export interface ServiceOptions {
  readonly url: string;
  readonly apiKeyFile?: string;
}

/** Gives a command the options of the service. */
export function addService(command: Command): Command {
  return command
    .option("--url <url>", "the supplier service", "http://localhost:3000")
    .option("--api-key-file <file>", "a file with the API key; left out, UTRN_API_KEY has it");
}

const API_KEY_BYTES = 4_096;

/** An API key never stands on a command line, which every user of the machine can read. */
function readApiKey({ apiKeyFile }: ServiceOptions, { env }: Host): string {
  const option = apiKeyFile === undefined ? "UTRN_API_KEY" : "--api-key-file";
  const text =
    apiKeyFile === undefined
      ? env.UTRN_API_KEY
      : readTextFile(apiKeyFile, "--api-key-file", API_KEY_BYTES);
  if (text === undefined) throw new FieldTypeError(option, "is missing, or --api-key-file");
  const key = text.trim();
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new FieldRangeError(option, "must have one API key, of visible ASCII characters");
}

function readUrl({ url }: ServiceOptions): string {
  const parsed = URL.parse(url);
  const isHttp = parsed?.protocol === "http:" || parsed?.protocol === "https:";
  if (parsed !== null && isHttp && parsed.username === "" && parsed.password === "") {
    return parsed.origin + parsed.pathname.replace(/\/$/, "");
  }
  throw new FieldRangeError("--url", "must be as http://localhost:3000, without a key in it");
}

/** Whoever typed the command waits for a second or two, and can repeat it. */
const RETRIES = { attemptsMax: 4 };

/**
 * The service that the options name.
 * @throws a field error naming a bad option, Unusable where the key's file cannot be read.
 */
export function serviceOf(options: ServiceOptions, host: Host): SupplierClient {
  const access = { address: readUrl(options), apiKey: readApiKey(options, host) };
  return supplierClient({ ...access, retries: RETRIES });
}

/** Why the service was not reached, by Node's name of the cause. */
function unreachable({ cause }: TypeError): Unusable {
  const code = isRecord(cause) && typeof cause.code === "string" ? cause.code : "broken_off";
  return new Unusable(code, `--url: the service does not answer (${code})`);
}

function refusalOf({ problem, status, message }: ProblemError): Refused | Unusable {
  if (problem === undefined) {
    return new Unusable("not_the_service", `--url: ${status}, and no answer of the service`);
  }
  const details: Readonly<Record<string, unknown>> = { ...problem };
  const { warnings } = details;
  const named = Array.isArray(warnings) ? ` (${warnings.map(({ code }) => code).join(", ")})` : "";
  const Told = status >= 500 ? Unusable : Refused;
  return new Told(problem.code, `${message}${named}`, details);
}

/**
 * Does something with the service; it may break off at any point of an answer.
 * @throws Refused with the code of the service's problem; Unusable where the service cannot be
 *   reached or used.
 */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) throw refusalOf(error);
    if (error instanceof SyntaxError) {
      throw new Unusable("not_the_service", "--url: what answers is no supplier service");
    }
    // What fetch throws, and what its streams throw once the other side has gone.
    const isOfFetch = error instanceof TypeError && error.cause !== undefined;
    throw isOfFetch ? unreachable(error) : error;
  }
}

/** What a call gives; what it throws is that of `reaching`. */
export function asked<Data>(call: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  return reaching(() => given(call));
}
