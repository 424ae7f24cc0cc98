import type { LogEntry } from "@utrn-lab/meter-emulator";
import { type Command, parseCommands, planCode } from "@utrn-lab/utrn";
import { isFieldError } from "@utrn-lab/utrn/checks";
import { draw, happens, pick } from "../chance/draw.ts";
import { after, isReachable, isWithin } from "../network/wan.ts";
import { awake, DAY, HOUR } from "../time.ts";
import { askForCredit } from "./help.ts";
import { keyIn } from "./key-in.ts";
import { type Held, isOpen, type Life, now, takeCounter, type Wanted } from "./life.ts";
import { sign } from "./new-meter.ts";
import { bring, enable, press } from "./pass.ts";
import { settle } from "./settle.ts";

/** Top-ups in pounds and their shares: the mean is 13.80, the shape ours. */
const AMOUNTS = [
  [5, 0.2],
  [10, 0.4],
  [15, 0.12],
  [20, 0.2],
  [30, 0.05],
  [50, 0.03],
] as const;
const AMOUNTS_MEAN = 13.8;
/** Nobody sells less or more. */
const [POUNDS_MIN, POUNDS_MAX] = [2, 175];

function amountPence(life: Life): number {
  const [pounds] = pick(AMOUNTS, life.chance.amount());
  const scaled = Math.round((pounds * life.a.topUpAmountMean.value) / AMOUNTS_MEAN);
  return Math.min(Math.max(scaled, POUNDS_MIN), POUNDS_MAX) * 100;
}

/** When this home can next pay: it has money, and a way to spend it. */
function canPayFrom(life: Life, at: number): number {
  const shut = life.shut === null ? [] : [life.shut];
  const afterShops = after(shut, after(life.home.shortages, at));
  return after(life.home.shortages, afterShops);
}

/** Somebody looks after the credit at a moment, or when people are up; sooner, not later. */
export function planDecision(life: Life, at: number): void {
  const moment = awake(Math.round(at));
  if (life.decidesAt !== null && life.decidesAt <= moment) return;
  life.decidesAt = moment;
  life.agenda.add(moment, () => {
    if (life.decidesAt === moment) decide(life);
  });
}

/** How long people take to act on a supply that is off, in seconds: gas is missed later. */
function urgently({ a, of, chance }: Life): number {
  const factor = of.fuel === "gas" ? a.gasNoticedLater.value : 1;
  return draw(a.offSupplyUrgency, chance.urgency) * factor * HOUR;
}

/** What people do about what the meter shows. */
export function notice(life: Life, { event, atSeconds }: LogEntry): void {
  if (event === "810D") {
    planDecision(life, atSeconds + draw(life.a.forgetfulness, life.chance.forgets) * DAY);
  } else if (event === "8F0F") {
    planDecision(life, atSeconds + urgently(life));
  } else if (event === "8119" && life.home.takesEmergencyCredit) {
    const at = awake(Math.round(atSeconds + urgently(life)));
    life.agenda.add(at, () => takeEmergencyCredit(life));
  }
}

/** Whether emergency credit was taken: page 7, and B held. */
function takeEmergencyCredit(life: Life): boolean {
  const { raised, account } = life.meter;
  if (!raised.offered || account.emergency.active) return false;
  press(life, "7b");
  enable(life);
  return life.meter.account.emergency.active;
}

function decide(life: Life): void {
  life.decidesAt = null;
  const at = now(life);
  const isOff = life.meter.supply !== "enabled";
  const known = isOff ? life.held.findLast((held) => isOfUse(life, held)) : undefined;
  if (known !== undefined) {
    keyHeld(life, known);
    planDecision(life, at + HOUR);
    return;
  }
  const payFrom = canPayFrom(life, at);
  if (payFrom <= at) {
    topUp(life);
    return;
  }
  const { takesEmergencyCredit } = life.home;
  const isHelped = takesEmergencyCredit && takeEmergencyCredit(life);
  if (isOff && !isHelped) askOnce(life, at);
  planDecision(life, payFrom);
}

const isOfUse = (life: Life, { wanted }: Held) => wanted === null || isOpen(life, wanted);

/** Who has no money, and is off supply, may ask for credit: once in a shortage. */
function askOnce(life: Life, at: number): void {
  if (!life.isCreditAskedFor) return;
  const shortage = life.home.shortages.find((each) => isWithin([each], at));
  const isShut = life.shut !== null && isWithin([life.shut], at);
  const span = shortage ?? (isShut ? life.shut : null);
  if (span === null || life.askedIn === span) return;
  life.askedIn = span;
  const asks = shortage?.asks ?? happens(life.a.onlyContactSupplierShare, life.chance.calls);
  if (asks) askForCredit(life);
}

/** As many of the waiting commands as a code holds beside a top-up. */
function withCarried(life: Life, topUpPence: number): readonly [Command[], Wanted[]] {
  const plain: Command = { type: "top_up", amountPence: topUpPence };
  let [commands, taken]: [Command[], Wanted[]] = [[plain], []];
  for (const wanted of life.carried) {
    const more = [...wanted.need.commands, ...commands];
    if (!fits(more)) continue;
    [commands, taken] = [more, [...taken, wanted]];
  }
  return [commands, taken];
}

function fits(commands: readonly Command[]): boolean {
  try {
    planCode(parseCommands(commands));
    return true;
  } catch (error) {
    if (isFieldError(error)) return false;
    throw error;
  }
}

/** Buys credit: over WAN in minutes, else keyed in; what waits rides on a code that is keyed. */
function topUp(life: Life): void {
  const { a, chance, tally } = life;
  const pence = amountPence(life);
  tally.topUps += 1;
  tally.spent += pence / 100;
  const at = now(life);
  const fails = happens(a.topUpFailsInOutage, chance.outage);
  const minutes = draw(a.topUpArrivalWithWan, chance.arrival);
  const isCutOff = isWithin(life.reach.withoutWan, at);
  if (isReachable(life.reach, at) || (!isCutOff && !fails)) {
    sendTopUp(life, pence, at + Math.round(minutes * 60));
    return;
  }
  const isWilling = happens(a.codeKeyedCarried, chance.willingness);
  const plain: readonly [Command[], Wanted[]] = [[{ type: "top_up", amountPence: pence }], []];
  const [commands, taken] = isWilling ? withCarried(life, pence) : plain;
  const code = sign(life.secret, parseCommands(commands), takeCounter(life));
  if (taken.length > 0) tally.codesIssued += 1;
  keyIn(life, { code }, (isApplied) => {
    if (isApplied) for (const wanted of taken) settle(life, wanted);
    enable(life);
    afterTopUp(life);
  });
}

function sendTopUp(life: Life, pence: number, at: number): void {
  const commands = parseCommands([{ type: "top_up", amountPence: pence }]);
  const code = sign(life.secret, commands, takeCounter(life));
  life.agenda.add(at, () => {
    bring(life, code);
    afterTopUp(life);
  });
}

/** Where a top-up was too little, the next one follows. */
function afterTopUp(life: Life): void {
  const isOff = life.meter.supply !== "enabled";
  if (isOff) planDecision(life, now(life) + urgently(life));
  else if (life.meter.raised.lowCredit) planDecision(life, now(life) + DAY);
}

/** Keys a code that the customer has, where it is of use. */
export function keyHeld(life: Life, held: Held): void {
  const place = life.held.indexOf(held);
  if (place < 0 || !isOfUse(life, held)) return;
  life.held.splice(place, 1);
  const { code, wanted } = held;
  keyIn(life, { code, isNeeded: () => isOfUse(life, held) }, (isApplied) => {
    if (isApplied && wanted !== null) settle(life, wanted);
    enable(life);
  });
}
