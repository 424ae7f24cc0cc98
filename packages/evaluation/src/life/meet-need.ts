import { parseCommands } from "@utrn-lab/utrn";
import { draw, happens } from "../chance/draw.ts";
import { isReachable, reachableFrom } from "../network/wan.ts";
import type { Need } from "../scenarios/need.ts";
import { awake, DAY, HOUR } from "../time.ts";
import { call } from "./call.ts";
import { type Held, isOpen, type Life, now, takeCounter, type Wanted } from "./life.ts";
import { sign } from "./new-meter.ts";
import { bring } from "./pass.ts";
import { keyHeld } from "./people.ts";
import { settle } from "./settle.ts";
import { sendVisitor } from "./visit.ts";

const MINUTES_OVER_WAN = 5;
const MINUTES_BY_PPMID = 30;

function signed(life: Life, { need }: Wanted): string {
  return sign(life.secret, parseCommands(need.commands), takeCounter(life));
}

/** Over the network the same commands come as a message, and nobody keys anything. */
function applyByNetwork(life: Life, wanted: Wanted, at: number): void {
  if (at >= life.period.until) return;
  life.agenda.add(at, () => {
    if (!isOpen(life, wanted)) return;
    if (bring(life, signed(life, wanted))) settle(life, wanted);
    else life.tally.refusedOtherwise += 1;
  });
}

/** When a message or a letter is read; undefined: never. */
function readAt(life: Life): number | undefined {
  const { a, chance, home, tally } = life;
  const [isLost, hours] = [happens(a.smsLost, chance.sms), draw(a.smsSeenDelay, chance.sms)];
  const [isUnread, days] = [
    happens(a.letterLostOrUnopened, chance.post),
    draw(a.letterDays, chance.post),
  ];
  if (home.isReachableBySms) {
    tally.messages += 1;
    return isLost ? undefined : awake(now(life) + Math.round(hours * HOUR));
  }
  tally.letters += 1;
  return isUnread ? undefined : awake(now(life) + Math.round(days * DAY));
}

/** Whether, and how long after reading it, a code is keyed. */
function keysAfter(life: Life, need: Need): number | undefined {
  const { a, chance } = life;
  const share = need.gains ? a.codeKeyedEver : a.codeKeyedAgainstOwnInterest;
  const isWilling = happens(share, chance.willingness);
  const days = draw(a.codeKeyedMedianDays, chance.delay);
  const hours = draw(a.offSupplyUrgency, chance.delay);
  if (!isWilling) return undefined;
  return need.isAwaited ? hours * HOUR : days * DAY;
}

/** Sends a code by itself: by message where there is a number, else by letter. */
function sendCode(life: Life, held: Held, need: Need): void {
  life.tally.codesIssued += 1;
  const [at, seconds] = [readAt(life), keysAfter(life, need)];
  const isAskedAbout = happens(life.a.callsAboutCode, life.chance.questions);
  if (at === undefined || at >= life.period.until) return;
  life.agenda.add(at, () => {
    if (isAskedAbout) call(life, 0, () => {});
    if (seconds === undefined) return;
    life.held.push(held);
    life.agenda.add(awake(now(life) + Math.round(seconds)), () => keyHeld(life, held));
  });
}

/** What suppliers do today where a command does not come: a visit, a free top-up, or nothing. */
function doAsToday(life: Life, wanted: Wanted): void {
  const { need } = wanted;
  const isSent = happens(life.a.freeTopUpInStorm, life.chance.freeTopUp);
  if (need.isVisitedToday) {
    const isNeeded = () => isOpen(life, wanted);
    sendVisitor(life, { code: signed(life, wanted), isNeeded }, (isApplied) => {
      if (isApplied) settle(life, wanted);
    });
  } else if (need.freeTopUpPence !== undefined && isSent) {
    const commands = parseCommands([{ type: "top_up", amountPence: need.freeTopUpPence }]);
    const code = sign(life.secret, commands, takeCounter(life));
    sendCode(life, { code, wanted: null }, need);
  }
}

/** Where a code was not keyed, somebody has to come as today. */
function visitAfterAll(life: Life, wanted: Wanted): void {
  const days = life.a.visitAfterCodeDays.value;
  life.agenda.add(now(life) + Math.round(days * DAY), () => {
    if (isOpen(life, wanted)) doAsToday(life, wanted);
  });
}

/** What a supplier does about a need, by its policy. */
export function meet(life: Life, wanted: Wanted): void {
  const { need } = wanted;
  const { home, policy, reach } = life;
  const at = now(life);
  if (isReachable(reach, at)) {
    applyByNetwork(life, wanted, at + MINUTES_OVER_WAN * 60);
    return;
  }
  // Whatever else is tried: when the WAN is back, the command comes that way.
  applyByNetwork(life, wanted, reachableFrom(reach, at) + MINUTES_OVER_WAN * 60);
  const isByCode = policy.codes !== "none";
  if (isByCode && need.isVisitedToday) visitAfterAll(life, wanted);
  if (policy.byPpmid && home.hasPpmid && need.isForPpmid) {
    applyByNetwork(life, wanted, at + MINUTES_BY_PPMID * 60);
  } else if (isByCode && (policy.codes === "alone" || need.isUrgent)) {
    sendCode(life, { code: signed(life, wanted), wanted }, need);
  } else if (isByCode) {
    life.carried.push(wanted);
  } else {
    doAsToday(life, wanted);
  }
}
