import { type Command, parseCommands } from "@utrn-lab/utrn";
import { happens } from "../chance/draw.ts";
import { isReachable } from "../network/wan.ts";
import { call } from "./call.ts";
import { keyIn } from "./key-in.ts";
import { type Life, now, takeCounter } from "./life.ts";
import { sign } from "./new-meter.ts";
import { bring, enable } from "./pass.ts";
import { sendVisitor } from "./visit.ts";

const MINUTES_OVER_WAN = 5;

/** How the credit comes: over the network, by somebody at the door, or as a code read out. */
type Way = "network" | "visit" | "code";

function wayOf(life: Life): Way {
  const { a, home, policy, reach, chance } = life;
  const isVisited = happens(a.visitAskedForShare, chance.visits);
  if (isReachable(reach, now(life))) return "network";
  if (policy.byPpmid && home.hasPpmid) return "network";
  if (policy.codes !== "none") return "code";
  return isVisited ? "visit" : "code";
}

/**
 * Somebody without money, off supply, asks for discretionary credit. Today a code can bring it as
 * a top-up, from which debts are repaid first; a command adds it as it is.
 */
export function askForCredit(life: Life): void {
  const { a, policy, tally } = life;
  const amountPence = Math.round(a.discretionaryCreditAmount.value * 100);
  const way = wayOf(life);
  if (way === "code") tally.codesIssued += 1;
  const isCommand = way === "network" || policy.codes !== "none";
  const type = isCommand ? "add_credit" : "top_up";
  const commands: Command[] = [{ type, amountPence }];
  const code = sign(life.secret, parseCommands(commands), takeCounter(life));
  call(life, way === "code" ? code.length : 0, () => {
    if (way === "visit") sendVisitor(life, { code, isNeeded: () => true }, () => {});
    else if (way === "code") keyIn(life, { code, isHeard: true }, () => enable(life));
    else life.agenda.add(now(life) + MINUTES_OVER_WAN * 60, () => bring(life, code));
  });
}
