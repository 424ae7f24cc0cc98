import type { Readable, Writable } from "node:stream";
import {
  agreeSecret,
  COUNTER_MAX,
  type Confirmation,
  checkDigit,
  issueCode,
  parseCommands,
  readCode,
  readConfirmation,
  type SharedSecret,
  writeConfirmation,
} from "@utrn-lab/utrn";
import type { Block } from "@utrn-lab/utrn/blocks";
import {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  isFieldError,
  isRecord,
  renameFields,
} from "@utrn-lab/utrn/checks";
import { recoverCounter } from "@utrn-lab/utrn/replay";
import type { Command } from "commander";
import { parseCodeLength } from "./code-length.ts";
import type { Host } from "./host.ts";
import { linesOf } from "./lines.ts";

type Fields = Record<string, unknown>;

/** The members of each request of the port beside `op` and `id`; "?" marks an optional one. */
const REQUESTS = {
  encode: "supplierId meterId supplierPrivateKey meterPublicKey utrnCounter commands digits?",
  decode: "code supplierId meterId meterPrivateKey supplierPublicKey highestCounter",
  encode_confirmation:
    "supplierId meterId meterPrivateKey supplierPublicKey date kind utrnCounter supply mode " +
    "emergencyCreditActive balancePence",
  decode_confirmation:
    "code supplierId meterId supplierPrivateKey meterPublicKey nearCounter date daysBack",
  check_digit: "digits block?",
  recover_counter: "highest truncated bits",
} as const;

type Op = keyof typeof REQUESTS;

/** The library says `privateKey` and `publicKey`; the port names each key by its owner. */
function secretOf(request: Fields, own: "supplier" | "meter"): SharedSecret {
  const peer = own === "supplier" ? "meter" : "supplier";
  const names: Record<string, string> = {
    privateKey: `${own}PrivateKey`,
    publicKey: `${peer}PublicKey`,
  };
  return renameFields(
    () =>
      agreeSecret({
        supplierId: textOf(request, "supplierId"),
        meterId: textOf(request, "meterId"),
        privateKey: textOf(request, `${own}PrivateKey`),
        publicKey: textOf(request, `${peer}PublicKey`),
      }),
    (field) => names[field] ?? field,
  );
}

function textOf(request: Fields, field: string): string {
  const value = request[field];
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string");
  return value;
}

function numberOf(request: Fields, field: string): number {
  const value = request[field];
  if (typeof value !== "number") throw new FieldTypeError(field, "must be a number");
  return value;
}

function bitsOf(request: Fields): 10 | 16 {
  const bits = numberOf(request, "bits");
  if (bits !== 10 && bits !== 16) throw new FieldRangeError("bits", "must be 10 or 16");
  return bits;
}

function confirmationOf(request: Fields): Confirmation {
  return {
    date: textOf(request, "date"),
    kind: checkOneOf(request.kind, "kind", ["applied", "status", "applied_in_part"]),
    utrnCounter: numberOf(request, "utrnCounter"),
    supply: checkOneOf(request.supply, "supply", ["disabled", "enabled", "armed"]),
    mode: checkOneOf(request.mode, "mode", ["credit", "prepayment"]),
    emergencyCreditActive: checkBoolean(request.emergencyCreditActive, "emergencyCreditActive"),
    balancePence: numberOf(request, "balancePence"),
  };
}

function blockOf({ block = 1 }: Fields): Block {
  if (block !== 1 && block !== 2 && block !== 3) {
    throw new FieldRangeError("block", "must be 1, 2 or 3");
  }
  return block;
}

function rejection(read: { readonly reason: string; readonly block?: number }): object {
  return read.block === undefined
    ? { reject: read.reason }
    : { reject: read.reason, block: read.block };
}

const ANSWERS: Record<Op, (request: Fields) => object> = {
  encode: (request) => ({
    code: issueCode(secretOf(request, "supplier"), {
      utrnCounter: numberOf(request, "utrnCounter"),
      commands: parseCommands(request.commands),
      digits: parseCodeLength(request.digits),
    }),
  }),
  decode: (request) => {
    const code = textOf(request, "code");
    const highest = checkInteger(request.highestCounter, "highestCounter", 0, COUNTER_MAX);
    const read = readCode(secretOf(request, "meter"), code, highest);
    return read.ok ? { utrnCounter: read.utrnCounter, commands: read.commands } : rejection(read);
  },
  encode_confirmation: (request) => ({
    code: writeConfirmation(secretOf(request, "meter"), confirmationOf(request)),
  }),
  decode_confirmation: (request) => {
    const read = readConfirmation(secretOf(request, "supplier"), textOf(request, "code"), {
      nearCounter: numberOf(request, "nearCounter"),
      date: textOf(request, "date"),
      daysBack: numberOf(request, "daysBack"),
    });
    if (!read.ok) return rejection(read);
    const { ok: _, ...confirmation } = read;
    return confirmation;
  },
  check_digit: (request) => ({
    checkDigit: checkDigit(textOf(request, "digits"), blockOf(request)),
  }),
  recover_counter: (request) => ({
    utrnCounter: recoverCounter(
      numberOf(request, "highest"),
      numberOf(request, "truncated"),
      bitsOf(request),
    ),
  }),
};

function membersOf(op: Op): { required: string[]; optional: string[] } {
  const names = REQUESTS[op].split(" ");
  return {
    required: names.filter((name) => !name.endsWith("?")),
    optional: [
      "id",
      ...names.filter((name) => name.endsWith("?")).map((name) => name.slice(0, -1)),
    ],
  };
}

function isOp(op: unknown): op is Op {
  return typeof op === "string" && Object.hasOwn(ANSWERS, op);
}

function answerRequest(request: Fields | null): object {
  if (!isRecord(request)) throw new FieldTypeError("request", "must be a JSON object");
  const { op } = request;
  if (!isOp(op)) {
    throw new FieldRangeError("op", `must be one of ${Object.keys(ANSWERS).join(", ")}`);
  }
  const { required, optional } = membersOf(op);
  return ANSWERS[op](checkMembers(request, "request", ["op", ...required], optional));
}

/**
 * Answers one line of the conformance port (code-format.md 7).
 * @param line - one JSON request.
 * @returns the answer as one line of JSON, without its end; a wrong request is answered too.
 */
export function answerLine(line: string): string {
  let request: Fields | null;
  try {
    request = JSON.parse(line);
  } catch {
    return JSON.stringify({ error: "request must be one JSON object on one line" });
  }
  const id = request?.id;
  const echo = id === undefined ? {} : { id };
  if (!canBeWritten(echo)) return JSON.stringify({ error: "id is nested too deeply" });
  try {
    return JSON.stringify({ ...echo, ...answerRequest(request) });
  } catch (error) {
    if (!isFieldError(error)) throw error;
    return JSON.stringify({ ...echo, error: error.message });
  }
}

/** Writing JSON takes a stack frame a level, reading it none: what was read may be too deep. */
function canBeWritten(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Answers the port line by line until the input ends; a line of JSON's blanks asks nothing. */
export async function serveConformance(input: Readable, output: Writable): Promise<void> {
  for await (const line of linesOf(input)) {
    if (/[^ \t\r]/.test(line)) output.write(`${answerLine(line)}\n`);
  }
}

const EXAMPLES = `
Examples:
  echo '{"op":"check_digit","digits":"7394192528904945076"}' | utrn conformance
  utrn conformance < requests.ndjson > answers.ndjson

Requests and answers: docs/reference/code-format.md, section 7.`;

/** Adds `utrn conformance`. */
export function addConformance(program: Command, host: Host): void {
  program
    .command("conformance")
    .description(
      "answer the conformance port: one JSON request a line in, one JSON answer a line out",
    )
    .addHelpText("after", EXAMPLES)
    .action(() => serveConformance(host.stdin, host.stdout));
}
