import { readFileSync } from "node:fs";
import { agreeSecret, issueCode, parseCommands, printCode } from "@utrn-lab/utrn";
import { checkMembers, FieldRangeError, FieldTypeError, renameFields } from "@utrn-lab/utrn/checks";
import { parseCodeLength } from "./code-length.ts";

/** The options of `utrn issue`, as typed. */
export interface IssueOptions {
  readonly keys: string;
  readonly supplierId: string;
  readonly meterId: string;
  readonly meterKey: string;
  readonly counter: string;
  readonly digits?: string;
  readonly json?: boolean;
}

function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FieldRangeError(field, "must be JSON");
  }
}

function readPrivateKey(file: string): string {
  const pair = parseJson(readFileSync(file, "utf8"), "--keys");
  const { privateKey } = checkMembers(pair, "--keys", ["privateKey"], ["publicKey"]);
  if (typeof privateKey === "string") return privateKey;
  throw new FieldTypeError("--keys", "must name a file that keygen has written");
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  privateKey: "--keys",
  publicKey: "--meter-key",
  supplierId: "--supplier-id",
  meterId: "--meter-id",
  utrnCounter: "--counter",
  digits: "--digits",
};

/**
 * Issues a code offline.
 * @param typed - one to eight commands, each as JSON (docs/reference/code-format.md 3).
 * @returns the code in groups of four, or one line of JSON.
 * @throws a field error naming the option or the command's member.
 */
export function issue(typed: readonly string[], options: IssueOptions): string {
  const commands = parseCommands(typed.map((text, at) => parseJson(text, `commands[${at}]`)));
  const { supplierId, meterId, meterKey: publicKey } = options;
  const utrnCounter = Number(options.counter);
  const code = renameFields(
    () => {
      const privateKey = readPrivateKey(options.keys);
      const secret = agreeSecret({ supplierId, meterId, privateKey, publicKey });
      const digits = parseCodeLength(options.digits && Number(options.digits));
      return issueCode(secret, { utrnCounter, commands, digits });
    },
    (field) => OPTION_NAMES[field] ?? field,
  );
  const printed = printCode(code);
  return options.json === true
    ? JSON.stringify({ code, printed, digits: code.length, utrnCounter, commands })
    : printed;
}
