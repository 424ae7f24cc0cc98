import type { LogEntry } from "@utrn-lab/meter-emulator";
import { readConfirmation } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { type Bench, secretFor } from "./bench.ts";
import type { Expectation } from "./finding.ts";
import { type Form, form } from "./form.ts";

function timesOf({ meter }: Bench, event: string): string[] {
  return meter.logs.events
    .filter((entry) => entry.event === event)
    .map(({ atSeconds: at }) => stamp(at));
}

/** A moment as scenarios write it, so that a failure can be read. */
function stamp(time: number): string {
  return new Date(time * 1000).toISOString().replace(".000", "");
}

function codesOf(events: readonly LogEntry[]): string[] {
  return events.map(({ event }) => event);
}

/** What the supplier understands of a confirmation code on the same day. */
function understood({ meter, supplier }: Bench, code: string): unknown {
  return readConfirmation(secretFor(supplier), code, {
    nearCounter: Math.max(meter.replay.floor, meter.replay.accepted.at(-1)?.utrnCounter ?? 0),
    date: dateOfDay(dayOfTime(meter.timeSeconds)),
    daysBack: 0,
  });
}

/** What a scenario can expect of logs, alerts and confirmation codes. */
export const LOG_EXPECTATIONS: readonly Form<Expectation>[] = [
  form("event <word> at <time>", (event, time) => (bench) => ({
    actual: timesOf(bench, event).join(" "),
    expected: stamp(time),
  })),
  form("last event <word> at <time>", (event, time) => (bench) => ({
    actual: timesOf(bench, event).at(-1),
    expected: stamp(time),
  })),
  form("event <word> says <line>", (event, part) => ({ meter }) => ({
    actual: meter.logs.events
      .filter((entry) => entry.event === event)
      .some(({ text }) => text.includes(part)),
    expected: true,
  })),
  form("no event <word>", (event) => (bench) => ({ actual: timesOf(bench, event), expected: [] })),
  form("<count> events logged", (count) => ({ meter }) => ({
    actual: meter.logs.events.length,
    expected: count,
  })),
  form("<count> events <word>", (count, event) => (bench) => ({
    actual: timesOf(bench, event).length,
    expected: count,
  })),
  form("events <text> at <time>", (events, time) => ({ meter }) => ({
    actual: codesOf(meter.logs.events.filter(({ atSeconds: at }) => at === time)).join(" "),
    expected: events,
  })),
  form("only event <text>", (text) => ({ meter }) => ({
    actual: meter.logs.events.map((entry) => `${entry.event} ${entry.text}`),
    expected: [text],
  })),
  form("alerts sent <text>", (text) => ({ meter }) => ({
    actual: codesOf(meter.alerts.outbox).join(" "),
    expected: text,
  })),
  form("alerts waiting <text>", (text) => ({ meter }) => ({
    actual: codesOf(meter.alerts.queue).join(" "),
    expected: text,
  })),
  form("<count> alerts sent", (count) => ({ meter }) => ({
    actual: meter.alerts.outbox.length,
    expected: count,
  })),
  form("<count> alerts sent in all", (count) => ({ meter }) => ({
    actual: meter.alerts.sent,
    expected: count,
  })),
  form("<count> alerts waiting", (count) => ({ meter }) => ({
    actual: meter.alerts.queue.length,
    expected: count,
  })),
  form("<count> alerts dropped", (count) => ({ meter }) => ({
    actual: meter.alerts.dropped,
    expected: count,
  })),
  form("<count> credits logged", (count) => ({ meter }) => ({
    actual: meter.logs.credits.length,
    expected: count,
  })),
  form("last credit <money>", (amount) => ({ meter }) => ({
    actual: meter.logs.credits.at(-1)?.amountMillipence,
    expected: amount,
  })),
  form("first credit <money>", (amount) => ({ meter }) => ({
    actual: meter.logs.credits[0]?.amountMillipence,
    expected: amount,
  })),
  form("<count> codes logged", (count) => ({ meter }) => ({
    actual: meter.logs.codes.length,
    expected: count,
  })),
  form("last code at <place> <word>", (place, result) => ({ meter }) => ({
    actual: [meter.logs.codes.at(-1)?.place, meter.logs.codes.at(-1)?.result],
    expected: [place, result],
  })),
  form("last code counter <count>", (counter) => ({ meter }) => ({
    actual: meter.logs.codes.at(-1)?.utrnCounter,
    expected: counter,
  })),
  form("last code without a counter", () => ({ meter }) => ({
    actual: meter.logs.codes.at(-1)?.utrnCounter,
    expected: null,
  })),
  form("applied codes <counts>", (counters) => ({ meter }) => ({
    actual: meter.logs.applied.map(({ utrnCounter }) => utrnCounter),
    expected: counters,
  })),
  form("applied code <count> is confirmed", (counter) => (bench) => {
    const entry = bench.meter.logs.applied.find(({ utrnCounter }) => utrnCounter === counter);
    const { kind, utrnCounter } = understood(bench, entry?.confirmationCode ?? "") as {
      kind?: string;
      utrnCounter?: number;
    };
    return { actual: [kind, utrnCounter], expected: ["applied", counter] };
  }),
  form("totals <count> accepted <count> refused", (accepted, refused) => ({ meter }) => ({
    actual: meter.totals,
    expected: { accepted, refused },
  })),
  form("<count> daily values", (count) => ({ meter }) => ({
    actual: meter.logs.daily.length,
    expected: count,
  })),
  form(
    "daily value <time> balance <money> energy <count> Ws",
    (at, balance, energy) =>
      ({ meter }) => ({
        actual: meter.logs.daily.find((day) => day.atSeconds === at),
        expected: { atSeconds: at, balanceMillipence: balance, energyWattSeconds: energy },
      }),
  ),
  form(
    "confirmation <word> of code <count> supply <word> mode <word> balance <pence>",
    (kind, utrnCounter, supply, mode, balancePence) => (bench) => ({
      actual: understood(bench, bench.meter.lastConfirmation ?? ""),
      expected: {
        ok: true,
        date: dateOfDay(dayOfTime(bench.meter.timeSeconds)),
        emergencyCreditActive: bench.meter.account.emergency.active,
        kind,
        utrnCounter,
        supply,
        mode,
        balancePence,
      },
    }),
  ),
];
