import { REFUSALS } from "@utrn-lab/utrn";
import { FAMILIES } from "@utrn-lab/utrn/replay";
import { Type } from "typebox";
import type { AccountPoint } from "../../meters/account-point.ts";
import { Counter, Millipence } from "../../meters/field-schemas.ts";
import type { Knowledge } from "../../meters/knowledge.ts";
import { orNull, Seconds } from "./common.ts";

const Count = Type.Integer({ minimum: 0 });

const Range = Type.Object({ from: Counter, to: Counter });

const Cached = Type.Object({
  utrnCounter: Counter,
  added: Type.Object(
    { credit: Millipence, time_1: Millipence, time_2: Millipence, payment: Millipence },
    { description: "What this code added to credit and to each debt; what it took is negative." },
  ),
});

const Replay = Type.Object({
  highest: Counter,
  floor: Type.Integer({ description: "A counter at or below it, not in the cache, is too_old." }),
  cacheSize: Count,
  cache: Type.Array(Cached, { description: "A counter in it is a duplicate. Ascending." }),
  families: Type.Object(Object.fromEntries(FAMILIES.map((family) => [family, orNull(Counter)])), {
    description: "The counter that set each; a setting command below it is superseded.",
  }),
  verifiable: Type.Object(
    { digits20: Range, digits40and60: Range },
    { description: "Counters that a code may have to be found authentic here, by length." },
  ),
});

const Lockout = Type.Object({
  locked: Type.Boolean(),
  lockedUntil: orNull(Seconds),
  secondsLeft: Count,
  failures: Type.Integer({ description: "Different codes not authentic, in the last 24 hours." }),
  failuresUntilLocked: Type.Integer({ description: "How many more lock entry for an hour." }),
  oldestFailureEndsAt: orNull(Seconds),
});

const Code = Type.Object({
  at: Seconds,
  place: Type.Enum(["keypad", "ppmid"]),
  ending: Type.String({ description: "Its last four digits." }),
  result: Type.Enum(["applied", ...REFUSALS]),
  utrnCounter: orNull(Counter),
});

const Confirmed = Type.Object({
  at: Seconds,
  ending: Type.String({ description: "Its last four digits." }),
  utrnCounter: Counter,
  confirmationCode: Type.String({ description: "20 digits, which key 4 shows too." }),
});

const Amount = Type.Object({ at: Seconds, amountMillipence: Millipence });

export const KnowledgeSchema = Type.Unsafe<Knowledge>(
  Type.Object(
    {
      time: Seconds,
      replay: Replay,
      lockout: Type.Object({ keypad: Lockout, ppmid: Lockout }),
      totals: Type.Object({ accepted: Count, refused: Count }),
      codes: Type.Array(Code, { description: "The last 20, newest last." }),
      applied: Type.Array(Confirmed, { description: "The last 5 codes applied, newest last." }),
      credits: Type.Array(Amount, { description: "The last 5 credits, newest last." }),
      daily: Type.Array(
        Type.Object({ at: Seconds, balanceMillipence: Millipence, energyWattSeconds: Count }),
        { description: "Taken at 00:00 after the charges; the last 31, newest last." },
      ),
      paymentDebtRecovered: Type.Array(Amount, { description: "Of the last seven days." }),
      alerts: Type.Object({
        queued: Type.Integer({ minimum: 0, description: "They wait for WAN, or for power." }),
        waiting: Type.Array(
          Type.Object({ event: Type.String(), text: Type.String(), count: Count }),
          { description: "What is queued, by kind, the kind that has waited longest first." },
        ),
        dropped: Type.Integer({ minimum: 0, description: "The oldest, as 500 were queued." }),
        sent: Count,
      }),
    },
    { title: "Knowledge", description: "What the meter knows." },
  ),
);

export const HistorySchema = Type.Unsafe<readonly AccountPoint[]>(
  Type.Array(
    Type.Object(
      {
        at: Seconds,
        balanceMillipence: Millipence,
        emergencyMillipence: Type.Integer({ description: "What is left of emergency credit." }),
        debtMillipence: Type.Integer({ description: "All debts together." }),
        supply: Type.Enum(["disabled", "armed", "enabled"]),
      },
      { title: "AccountPoint" },
    ),
    { description: "In the order of time; two of one second are before and after a step." },
  ),
);
