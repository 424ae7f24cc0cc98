import { COUNTER_MAX, REFUSALS } from "@utrn-lab/utrn";
import { CACHE_SIZE, FAMILIES } from "@utrn-lab/utrn/replay";
import Type, { type TProperties, type TSchema } from "typebox";
import { REGISTER_MAX, REGISTER_MIN } from "../units/money.ts";
import { END_MAX, TIME_MAX, TIME_MIN } from "../units/time.ts";

/**
 * The schema of a stored meter, version 2: its objects are closed, so that an unknown member is
 * refused.
 */

function closed(properties: TProperties): TSchema {
  return Type.Object(properties, { additionalProperties: false });
}

function oneOf(...values: readonly string[]): TSchema {
  return Type.Union(values.map((value) => Type.Literal(value)));
}

const nullable = (schema: TSchema): TSchema => Type.Union([schema, Type.Null()]);
const hex = (bytes: number): TSchema => Type.String({ pattern: `^[0-9a-f]{${2 * bytes}}$` });

const WHOLE = Type.Integer();
const COUNT = Type.Integer({ minimum: 0 });
/** A moment that has been. */
const TIME = Type.Integer({ minimum: TIME_MIN, maximum: TIME_MAX });
/** A moment at which something ends. */
const END = Type.Integer({ minimum: TIME_MIN, maximum: END_MAX });
const MONEY = Type.Integer({ minimum: REGISTER_MIN, maximum: REGISTER_MAX });
const DEBT = Type.Integer({ minimum: 0, maximum: REGISTER_MAX });
const COUNTER = Type.Integer({ minimum: 0, maximum: COUNTER_MAX });
const FLAG = Type.Boolean();
const TEXT = Type.String({ maxLength: 1_000 });
const DATE = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
const HALF_HOUR = Type.String({ pattern: "^([01][0-9]|2[0-3]):[03]0$" });
const DEVICE = oneOf("ppmid", "ihd", "cad");
const PLACE = oneOf("keypad", "ppmid");

const TARIFF = closed({
  unitRateMillipence: DEBT,
  standingChargeMillipence: DEBT,
  rate2: Type.Optional(closed({ rateMillipence: DEBT, start: HALF_HOUR, end: HALF_HOUR })),
});

const TIME_DEBT = closed({ rateMillipence: DEBT, period: oneOf("hourly", "daily") });

const ACCOUNT = closed({
  balanceMillipence: MONEY,
  accumulatedDebtMillipence: DEBT,
  emergency: closed({
    limitMillipence: DEBT,
    thresholdMillipence: MONEY,
    usedMillipence: DEBT,
    active: FLAG,
  }),
  debtMillipence: closed({ time_1: DEBT, time_2: DEBT, payment: DEBT }),
});

const RECOVERY = closed({
  time_1: TIME_DEBT,
  time_2: TIME_DEBT,
  payment: closed({
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
    weeklyCapPounds: Type.Integer({ minimum: 0, maximum: 1023 }),
  }),
  recovered: Type.Array(closed({ atSeconds: TIME, amountMillipence: DEBT })),
});

const WINDOW = closed({
  days: Type.Array(oneOf("mon", "tue", "wed", "thu", "fri", "sat", "sun"), { minItems: 1 }),
  start: HALF_HOUR,
  end: HALF_HOUR,
});

const PERIOD = closed({ from: DATE, days: Type.Integer({ minimum: 1, maximum: 8 }) });

const PROTECTION = closed({
  calendar: Type.Array(WINDOW, { maxItems: 4 }),
  periods: Type.Array(PERIOD, { maxItems: 6 }),
  suspendedUntilSeconds: nullable(END),
});

const REPLAY = closed({
  floor: COUNTER,
  accepted: Type.Array(
    closed({
      utrnCounter: COUNTER,
      added: closed({ credit: WHOLE, time_1: WHOLE, time_2: WHOLE, payment: WHOLE }),
      paid: COUNT,
      kept: closed({ time_1: COUNT, time_2: COUNT, payment: COUNT }),
      charged: closed({ credit: COUNT, time_1: COUNT, time_2: COUNT }),
    }),
    { maxItems: CACHE_SIZE },
  ),
  families: closed(Object.fromEntries(FAMILIES.map((family) => [family, Type.Optional(COUNTER)]))),
});

const PLACE_STATE = closed({
  failures: Type.Array(closed({ atSeconds: TIME, digest: hex(16) }), { maxItems: 4 }),
  lockedUntilSeconds: nullable(END),
});

const CONFIRMATION = Type.String({ pattern: "^[0-9]{20}$" });
const PAGE = Type.Array(TEXT, { minItems: 2, maxItems: 2 });
const LOG_ENTRY = closed({ atSeconds: TIME, event: TEXT, text: TEXT });
const EVENTS = Type.Array(LOG_ENTRY, { maxItems: 1_000 });

const LOGS = closed({
  credits: Type.Array(closed({ atSeconds: TIME, amountMillipence: COUNT }), { maxItems: 5 }),
  codes: Type.Array(
    closed({
      atSeconds: TIME,
      place: PLACE,
      ending: TEXT,
      result: oneOf("applied", ...REFUSALS),
      utrnCounter: nullable(COUNTER),
    }),
    { maxItems: 20 },
  ),
  applied: Type.Array(
    closed({ atSeconds: TIME, ending: TEXT, utrnCounter: COUNTER, confirmationCode: CONFIRMATION }),
    { maxItems: 5 },
  ),
  events: EVENTS,
  daily: Type.Array(
    closed({ atSeconds: TIME, balanceMillipence: MONEY, energyWattSeconds: COUNT }),
    { maxItems: 31 },
  ),
});

const HAN = closed({
  openUntilSeconds: nullable(END),
  openFor: oneOf("any", "ppmid", "ihd", "cad"),
  devices: Type.Array(
    closed({
      eui: hex(8),
      kind: DEVICE,
      state: oneOf("joined", "removed"),
      sinceSeconds: TIME,
      needsWindow: FLAG,
    }),
  ),
  installCodes: Type.Record(
    Type.String({ pattern: "^[0-9a-f]{16}$" }),
    Type.String({ pattern: "^([0-9a-f]{2}){6,16}$" }),
    { additionalProperties: false },
  ),
});

const SUPPLIER_KEY = { supplierId: hex(8), publicKey: hex(65) };

/** The whole of a stored meter. */
export const METER_SCHEMA: TSchema = closed({
  version: Type.Literal(2),
  meterId: hex(8),
  privateKey: hex(32),
  publicKey: hex(65),
  fuel: oneOf("electricity", "gas"),
  timeSeconds: TIME,
  givenTimeSeconds: TIME,
  account: ACCOUNT,
  recovery: RECOVERY,
  limits: closed({
    disablementThresholdMillipence: MONEY,
    lowCreditThresholdMillipence: MONEY,
    maxCreditMillipence: DEBT,
    maxMeterBalanceMillipence: DEBT,
  }),
  payment: closed({
    mode: oneOf("credit", "prepayment"),
    suspendDebtDisabled: FLAG,
    suspendDebtEmergency: FLAG,
  }),
  tariff: TARIFF,
  nextTariff: nullable(closed({ tariff: TARIFF, startDate: DATE, utrnCounter: COUNTER })),
  protection: PROTECTION,
  supply: oneOf("disabled", "enabled", "armed"),
  watts: Type.Integer({ minimum: 0, maximum: 100_000 }),
  powerOn: FLAG,
  wanUp: FLAG,
  energy: closed({
    rate1WattSeconds: COUNT,
    rate2WattSeconds: COUNT,
    remainderMillipenceWattSeconds: Type.Integer({ minimum: 0, maximum: 3_599_999 }),
  }),
  ledger: closed({
    openingNetMillipence: WHOLE,
    topUpsMillipence: COUNT,
    adjustmentsMillipence: WHOLE,
    consumptionMillipence: COUNT,
    standingChargesMillipence: COUNT,
    writtenOffMillipence: COUNT,
    recoveredMillipence: closed({ time_1: COUNT, time_2: COUNT }),
  }),
  raised: closed({ exhausted: FLAG, lowCredit: FLAG, offered: FLAG, suspended: FLAG }),
  supplier: nullable(
    closed({ ...SUPPLIER_KEY, z: hex(32), commandPublicKey: hex(65), commandZ: hex(32) }),
  ),
  formerKeys: Type.Array(closed({ ...SUPPLIER_KEY, highest: COUNTER })),
  replay: REPLAY,
  places: closed({ keypad: PLACE_STATE, ppmid: PLACE_STATE }),
  face: oneOf("twelve", "two", "gas"),
  entry: nullable(
    closed({
      digits: Type.String({ pattern: "^[0-9]{0,60}$" }),
      lastKeyAtSeconds: TIME,
      candidate: nullable(Type.Integer({ minimum: 0, maximum: 9 })),
    }),
  ),
  shown: nullable(
    closed({
      what: oneOf(..."0123456789", "verdict", "supply", "emergency_taken", "warning"),
      pages: Type.Array(PAGE, { minItems: 1 }),
      index: COUNT,
      atSeconds: TIME,
      digitsWithoutA: COUNT,
    }),
  ),
  lastConfirmation: nullable(CONFIRMATION),
  han: HAN,
  logs: LOGS,
  totals: closed({ accepted: COUNT, refused: COUNT }),
  alerts: closed({
    queue: Type.Array(LOG_ENTRY, { maxItems: 500 }),
    dropped: COUNT,
    outbox: EVENTS,
    sent: COUNT,
  }),
});
