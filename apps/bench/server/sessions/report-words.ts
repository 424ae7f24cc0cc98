import { printCode } from "@utrn-lab/utrn";
import { exactPoundsOf } from "@utrn-lab/utrn/rules";
import type { Difference } from "../meters/register-types.ts";
import { differencesOf } from "../meters/registers.ts";
import type { Session, SessionEvent, SessionResult, SessionStep, Standing } from "./session.ts";

/** A line of a report: what was done, what came of it, and what moved. */
export interface ReportLine {
  readonly step: number;
  readonly at: string;
  readonly done: string;
  readonly outcome: string;
  readonly display: readonly string[];
  readonly moved: readonly string[];
}

/** "2026-11-24 12:00:00", UTC. */
function timeWords(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 19).replace("T", " ");
}

/** A name of the interface as words: "check_digit_wrong" becomes "check digit wrong". */
function words(name: string): string {
  return name.replaceAll("_", " ");
}

const DONE: {
  readonly [T in SessionEvent["type"]]: (event: Extract<SessionEvent, { type: T }>) => string;
} = {
  time: () => "Time moved on",
  code: ({ code, via }) => `Code at the ${placeWords(via)}: ${printCode(code)}`,
  keys: ({ keys, face }) => `Keys${face === "two" ? " (two-key face)" : ""}: ${keys}`,
  load: ({ watts }) => `Load ${watts} W`,
  power: ({ on }) => `Power ${on ? "on" : "off"}`,
  wan: ({ up }) => `WAN ${up ? "up" : "down"}`,
  action: ({ action, via }) => `${words(action)} at the ${placeWords(via)}`,
  supplier: ({ supplierId, floor }) =>
    `Commissioned with ${supplierId}${floor === undefined ? "" : `, floor ${floor}`}`,
  han_join: ({ kind, eui }) => `${kind.toUpperCase()} ${eui} asks to join`,
  han_remove: ({ eui }) => `Device ${eui} removed`,
};

function placeWords(via: "keypad" | "ppmid"): string {
  return via === "keypad" ? "keypad" : "PPMID";
}

function doneWords<T extends SessionEvent["type"]>(event: SessionEvent & { type: T }): string {
  return DONE[event.type as T](event as Extract<SessionEvent, { type: T }>);
}

/** What came of a step, by what its outcome says: a verdict, a refusal, or nothing to tell. */
function outcomeWords({ outcome, entered = [] }: SessionResult): string {
  const said = outcome as {
    readonly result?: string;
    readonly reason?: string;
    readonly block?: number;
    readonly utrnCounter?: number;
    readonly commands?: readonly { readonly type: string }[];
    readonly confirmationCode?: string;
  };
  const codes = entered.map(({ code, result }) => `${printCode(code)}: ${words(result)}`);
  if (said.result === undefined) {
    return said.reason === undefined ? codes.join("; ") : `not done: ${words(said.reason)}`;
  }
  const parts = [
    words(said.result),
    said.reason && words(said.reason),
    said.block === undefined ? undefined : `block ${said.block}`,
    said.utrnCounter === undefined ? undefined : `counter ${said.utrnCounter}`,
    said.commands?.map(({ type }) => words(type)).join(", "),
    said.confirmationCode && `confirmation ${printCode(said.confirmationCode)}`,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

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
  const isMoney = typeof value === "number" && !NOT_MONEY.includes(path);
  return isMoney ? exactPoundsOf(value) : String(value);
}

function movedWords({ path, before, after }: Difference): string {
  return `${NAMES[path] ?? path}: ${valueWords(path, before)} → ${valueWords(path, after)}`;
}

function lineOf(step: SessionStep, before: Standing | undefined): ReportLine {
  const { result } = step;
  return {
    step: step.step,
    at: timeWords(step.at),
    done: doneWords(step.event),
    outcome: result === undefined ? "" : outcomeWords(result),
    display: result?.display ?? [],
    moved:
      result === undefined || before === undefined
        ? []
        : differencesOf(before, result.standing).map(movedWords),
  };
}

/** The lines of a report, in the order of the steps. */
export function linesOf({ steps }: Session): readonly ReportLine[] {
  return steps.map((step, at) => lineOf(step, steps[at - 1]?.result?.standing));
}

/** What a report says of the session as a whole, name and value. */
export function factsOf(session: Session): readonly (readonly [name: string, value: string])[] {
  const { start, steps, end, stepsMissing } = session;
  const meterId =
    start.kind === "setup"
      ? start.meterId
      : String((start.snapshot as { readonly meterId?: unknown }).meterId);
  const from =
    start.kind === "setup"
      ? `a new ${start.fuel} meter at ${timeWords(start.time)} UTC`
      : "a meter as it stood";
  return [
    ["Meter", meterId],
    ["Begins with", from],
    ["Steps", `${steps.length}${stepsMissing > 0 ? `, and ${stepsMissing} not kept` : ""}`],
    ...(end === null ? [] : [["Ends", `${timeWords(end.time)} UTC`] as const]),
  ];
}

export function titleOf(session: Session): string {
  return session.title ?? "Session of a meter";
}
