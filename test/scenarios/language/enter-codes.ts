import {
  type CodeLength,
  checkDigit,
  issueCode,
  parseCommands,
  planCode,
  signPlan,
} from "@utrn-lab/utrn";
import { bitsOfCode, codeOfBits, flipped } from "../../support/code-bits.ts";
import { type Bench, happen, type Signer, secretFor } from "./bench.ts";
import { commandsOf } from "./commands.ts";
import { type Form, form, ScenarioSyntaxError } from "./form.ts";

/** Something that happens; what came of it in words, or nothing to tell. */
export type Act = (bench: Bench) => string | undefined;

type Place = "keypad" | "ppmid";
type Issue = (bench: Bench) => string;

/** A reserved opcode at the head of 56 bits of body: authentic, and no meter knows it. */
const RESERVED_OPCODE_BODY: bigint = 20n << 51n;

function lengthOf(digits: number): CodeLength {
  if (digits === 20 || digits === 40 || digits === 60) return digits;
  throw new ScenarioSyntaxError(`a code has 20, 40 or 60 digits, not ${digits}`);
}

function issued(utrnCounter: number, text: string, signer?: Signer, digits?: CodeLength): Issue {
  const commands = commandsOf(text);
  return (bench) => {
    const secret = secretFor(signer ?? bench.supplier);
    const code = issueCode(secret, { utrnCounter, commands, digits });
    bench.codes.set(utrnCounter, code);
    return code;
  };
}

/**
 * The code with the last bit of its MAC turned, and its check digits right: what a forger can do.
 */
function forged(utrnCounter: number, text: string): Issue {
  const issue = issued(utrnCounter, text);
  return (bench) => {
    const bits = bitsOfCode(issue(bench));
    const code = codeOfBits(flipped(bits, bits.length - 1));
    bench.codes.set(utrnCounter, code);
    return code;
  };
}

function unreadable(utrnCounter: number): Issue {
  return (bench) => {
    const plan = {
      ...planCode(parseCommands([{ type: "restore_supply" }]), 40),
      body: RESERVED_OPCODE_BODY,
    };
    return signPlan(secretFor(bench.supplier), plan, utrnCounter);
  };
}

/** The third digit of a block, one too high. */
function mistyped(block: number, issue: Issue): Issue {
  return (bench) => {
    const code = issue(bench);
    const at = (block - 1) * 20 + 2;
    return code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
  };
}

function known(utrnCounter: number): Issue {
  return (bench) => {
    const code = bench.codes.get(utrnCounter);
    if (code === undefined) throw new Error(`no code ${utrnCounter} was issued before this line`);
    return code;
  };
}

const BLOCKS = [1, 2, 3] as const;

/** Digits as they stand; each "c" is the check digit over the 19 digits before it, in its block. */
function written(digits: string): Issue {
  const code = [...digits].reduce((sum, one) => {
    const block = BLOCKS[Math.floor(sum.length / 20)];
    return sum + (one === "c" ? checkDigit(sum.slice(-19), block) : one);
  }, "");
  return () => code;
}

function enter(issue: Issue, via: Place = "keypad"): Act {
  return (bench) => {
    const outcome = happen<"code">(bench, { type: "code", code: issue(bench), via });
    if (outcome.result === "power_off" || outcome.result === "no_ppmid") return outcome.result;
    if (outcome.result === "applied") {
      const left = outcome.skipped.map(({ type }) => type).join(", ");
      return left === "" ? "applied" : `applied without ${left}`;
    }
    const block = outcome.block === undefined ? "" : ` block ${outcome.block}`;
    return `rejected ${outcome.reason}${block}`;
  };
}

/** Enters codes of counters in a row, each with the same commands; all must be applied. */
function enterAll(first: number, last: number, text: string): Act {
  const acts = Array.from({ length: last - first + 1 }, (_, at) => enter(issued(first + at, text)));
  return (bench) =>
    acts.map((act) => act(bench)).find((verdict) => verdict !== "applied") ?? "applied";
}

/** Types a code on the twelve keys, as a customer does; the verdict stands in the log. */
function type(issue: Issue): Act {
  return (bench) => {
    happen<"keys">(bench, { type: "keys", keys: `A${issue(bench)}B` });
    const result = bench.meter.logs.codes.at(-1)?.result;
    return result === "applied" ? result : `rejected ${result}`;
  };
}

/** Every way to put a code to the meter. A code is signed by the supplier that the meter has. */
export const CODE_ACTS: readonly Form<Act>[] = [
  form(
    "code <count> in <count> digits signed with the <key> <text>",
    (counter, digits, signer, text) => enter(issued(counter, text, signer, lengthOf(digits))),
  ),
  form("code <count> signed with the <key> <text>", (counter, signer, text) =>
    enter(issued(counter, text, signer)),
  ),
  form("code <count> in <count> digits <text>", (counter, digits, text) =>
    enter(issued(counter, text, undefined, lengthOf(digits))),
  ),
  form("code <count> of supplier <supplier> <text>", (counter, signer, text) =>
    enter(issued(counter, text, signer)),
  ),
  form("codes <count> to <count> <text>", enterAll),
  form("code <count> <text>", (counter, text) => enter(issued(counter, text))),
  form("ppmid code <count> <text>", (counter, text) => enter(issued(counter, text), "ppmid")),
  form("forged code <count> <text>", (counter, text) => enter(forged(counter, text))),
  form("ppmid forged code <count> <text>", (counter, text) =>
    enter(forged(counter, text), "ppmid"),
  ),
  form("foreign code <count> <text>", (counter, text) => enter(issued(counter, text, "foreign"))),
  form("mistyped block <count> of code <count> <text>", (block, counter, text) =>
    enter(mistyped(block, issued(counter, text))),
  ),
  form("unreadable code <count>", (counter) => enter(unreadable(counter))),
  form("issue code <count> <text>", (counter, text) => {
    const issue = issued(counter, text);
    return (bench) => {
      issue(bench);
      return undefined;
    };
  }),
  form("again <count>", (counter) => enter(known(counter))),
  form("ppmid again <count>", (counter) => enter(known(counter), "ppmid")),
  form("type <count>", (counter) => type(known(counter))),
  form("digits <word>", (digits) => enter(written(digits))),
];
