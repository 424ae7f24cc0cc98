import type { MeterDraft } from "../meter/draft.ts";
import type { AppliedLogEntry, CodeLogEntry, LogEntry, MeterState } from "../meter/state.ts";

const EVENTS_MAX = 1_000;
const CODES_MAX = 20;
const APPLIED_MAX = 5;
const CREDITS_MAX = 5;
const DAILY_MAX = 31;
const ALERT_QUEUE_MAX = 500;
const OUTBOX_MAX = 1_000;

/** What each event says (meter.md 9; names of GBCS's alerts). */
export const EVENT_TEXTS = {
  "810D": "credit below the low credit threshold",
  "810E": "credit added locally",
  "8119": "emergency credit available",
  "8161": "command from the user interface done",
  "8162": "command from the user interface not done",
  "8168": "supply armed by emergency credit",
  "8183": "device joined the home area network",
  "81A7": "time debt 1 cleared",
  "81A8": "time debt 2 cleared",
  "81A9": "payment debt cleared",
  "81AA": "emergency credit exhausted",
  "81AB": "emergency credit activated",
  "81C4": "code entry suspended",
  "81C5": "code rejected, entry is locked",
  "81C6": "clock given goes backwards",
  "8F0F": "supply disabled, credit is used up",
  "8F32": "supply armed",
  "8F47": "code over the maximum meter balance",
  "8F48": "device failed to join",
  "8F49": "device joining succeeded",
  "8F51": "code entered before",
  "8F5B": "code over the maximum credit",
  "8F63": "code not authentic",
  "8F66": "next tariff active",
  "8F83": "disablement suspended",
} as const;

export type EventCode = keyof typeof EVENT_TEXTS;

/** The events that are alerts to the supplier; every other is only logged (meter.md 7). */
const ALERTS: readonly string[] = ["810D", "8119", "810E", "8F0F", "81C4"];

/** A list with more behind it, less what it then has too many; copied once, as logs are long. */
function kept<T>(list: readonly T[], more: readonly T[], max: number): readonly T[] {
  const longer = list.concat(more);
  while (longer.length > max) longer.shift();
  return longer;
}

/** Whether alerts can leave: the WAN is up, and the meter has power. */
function canSend(meter: MeterState): boolean {
  return meter.wanUp && meter.powerOn;
}

function queueAlert(meter: MeterDraft, entry: LogEntry): void {
  const { alerts } = meter;
  if (alerts.queue.length === ALERT_QUEUE_MAX) alerts.dropped += 1;
  alerts.queue = kept(alerts.queue, [entry], ALERT_QUEUE_MAX);
}

/** Sends what is queued, as soon as WAN and power allow (meter.md 7). */
export function sendAlerts(meter: MeterDraft): void {
  if (!canSend(meter) || meter.alerts.queue.length === 0) return;
  meter.alerts.sent += meter.alerts.queue.length;
  meter.alerts.outbox = kept(meter.alerts.outbox, meter.alerts.queue, OUTBOX_MAX);
  meter.alerts.queue = [];
}

/** Logs an event at the meter's time, and queues it when it is an alert. */
export function raise(meter: MeterDraft, event: EventCode, detail?: string): void {
  const text = detail === undefined ? EVENT_TEXTS[event] : `${EVENT_TEXTS[event]}: ${detail}`;
  const entry = { atSeconds: meter.timeSeconds, event, text };
  meter.logs.logged = [...meter.logs.logged, entry];
  meter.logs.events = kept(meter.logs.events, [entry], EVENTS_MAX);
  if (ALERTS.includes(event)) {
    queueAlert(meter, entry);
    sendAlerts(meter);
  }
}

/** Whether one of these has been logged since the draft was made. */
export function hasLogged({ logs: { logged } }: MeterDraft, events: readonly string[]): boolean {
  return logged.length > 0 && logged.some(({ event }) => events.includes(event));
}

export function logCode(meter: MeterDraft, entry: CodeLogEntry): void {
  meter.logs.codes = kept(meter.logs.codes, [entry], CODES_MAX);
}

/** Keeps an applied code apart, with its confirmation code (meter.md 2). */
export function logApplied(meter: MeterDraft, entry: AppliedLogEntry): void {
  meter.logs.applied = kept(meter.logs.applied, [entry], APPLIED_MAX);
}

export function logCredit(meter: MeterDraft, amountMillipence: number): void {
  const credit = { atSeconds: meter.timeSeconds, amountMillipence };
  meter.logs.credits = kept(meter.logs.credits, [credit], CREDITS_MAX);
}

export function logDailyValues(meter: MeterDraft): void {
  const values = {
    atSeconds: meter.timeSeconds,
    balanceMillipence: meter.account.balanceMillipence,
    energyWattSeconds: meter.energy.rate1WattSeconds + meter.energy.rate2WattSeconds,
  };
  meter.logs.daily = kept(meter.logs.daily, [values], DAILY_MAX);
}
