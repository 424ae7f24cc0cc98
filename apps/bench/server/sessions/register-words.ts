import { exactPoundsOf, withMinus } from "@utrn-lab/utrn/rules";
import type { Difference } from "../meters/register-types.ts";
import type { Replayed } from "./compare.ts";
import { words } from "./event-words.ts";

/** Registers of a standing as a customer knows them; all but those below hold money. */
const NAMES: Readonly<Record<string, string>> = {
  supply: "supply",
  mode: "mode",
  balanceMillipence: "balance",
  "emergencyCredit.active": "emergency credit in use",
  "emergencyCredit.remainingMillipence": "emergency credit left",
  "debts.accumulated": "accumulated debt",
  "debts.time_1": "time debt 1",
  "debts.time_2": "time debt 2",
  "debts.payment": "payment debt",
  highestCounter: "highest counter",
};

const NOT_MONEY: readonly string[] = ["highestCounter"];

function valueWords(path: string, value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const isMoney = typeof value === "number" && path in NAMES && !NOT_MONEY.includes(path);
  return isMoney ? withMinus(exactPoundsOf(value)) : String(value);
}

/** What moved from one standing to the next: "balance: £5.00 → £15.00". */
export function movedWords({ path, before, after }: Difference): string {
  return `${NAMES[path] ?? path}: ${valueWords(path, before)} → ${valueWords(path, after)}`;
}

const MEMBERS: Readonly<Record<string, string>> = {
  display: "display",
  outcome: "what came of it",
  "outcome.result": "verdict",
  "outcome.reason": "reason",
  entered: "the verdict on the keys",
  time: "time",
};

/** A list of a result as it is read: lines of a display, or codes with their verdicts. */
function memberWords(path: string, value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (path === "display" && Array.isArray(value)) {
    return `“${value.map((line) => String(line).trim()).join(" / ")}”`;
  }
  if (path === "entered" && Array.isArray(value)) {
    return value.map(({ result }) => words(String(result))).join(", ") || "nothing";
  }
  const register = path.replace(/^standing\./, "");
  return typeof value === "object" ? JSON.stringify(value) : valueWords(register, value);
}

type Differences = NonNullable<Replayed["difference"]>["differences"];

function differenceWords({ path, recorded, replayed }: Differences[number]): string {
  const name = MEMBERS[path] ?? NAMES[path.replace(/^standing\./, "")] ?? path;
  const [was, is] = [memberWords(path, recorded), memberWords(path, replayed)];
  return `${name} was recorded as ${was} and replays as ${is}`;
}

/** What came of a replay, in words: where it differs, the values recorded and replayed. */
export function replayWords({ same, steps, difference }: Replayed): string {
  if (same) {
    const many = steps === 1 ? "1 step: its result was" : `${steps} steps: every result was`;
    return `Replayed ${many} the same.`;
  }
  const where = difference?.step == null ? "At the end" : `At step ${difference.step}`;
  const said = (difference?.differences ?? []).map(differenceWords).join("; ");
  return `${where} the replay differs: ${said}.`;
}
