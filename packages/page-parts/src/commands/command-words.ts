import type { Command, CommandType } from "@utrn-lab/utrn";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { COMMAND_NAMES } from "@utrn-lab/utrn/rules";

/** The groups of commands, in the order in which they are offered. */
export const COMMAND_GROUPS = [
  ["credit", "Credit"],
  ["debt", "Debt"],
  ["price", "Prices"],
  ["supply", "Supply"],
  ["settings", "Settings"],
  ["other", "Other"],
] as const;

type Group = (typeof COMMAND_GROUPS)[number][0];

/** How a member of a command is asked for, and said. */
export interface MemberWords {
  readonly label: string;
  readonly unit?: string;
  readonly hint?: string;
  /** Said without its label, where the command alone says what it is. */
  readonly isBare?: true;
}

type KeysOf<U> = U extends unknown ? keyof U : never;
type MembersOf<T extends CommandType> = Exclude<KeysOf<Extract<Command, { type: T }>>, "type">;

interface CommandWords<T extends CommandType> {
  readonly group: Group;
  /** What it does at the meter, in a sentence. */
  readonly does: string;
  /** Further words by which it is found. */
  readonly alsoCalled?: string;
  readonly members: { readonly [Member in MembersOf<T>]: MemberWords };
}

const AMOUNT: MemberWords = { label: "Amount", isBare: true };
const REGISTER: MemberWords = { label: "Debt", isBare: true };
const UNIT_RATE = "p/kWh";
const DAY_RATE = "p/day";
const START: MemberWords = { label: "From", hint: "From 00:00 UTC of the day." };
const AT_UTC = "UTC";

/** What each command does, and what each of its members is called: by the compiler, every one. */
export const COMMAND_WORDS: { readonly [T in CommandType]: CommandWords<T> } = {
  top_up: {
    group: "credit",
    does: "Pays credit in; debts that are due are paid from it first.",
    alsoCalled: "payment vend",
    members: {
      amountPence: AMOUNT,
      valueClass: {
        label: "Unit in the code",
        hint: "Of a single top-up in 20 digits only. Leave it to the service, except in tests.",
      },
    },
  },
  add_credit: {
    group: "credit",
    does: "Adds to the balance; no debt is paid from it.",
    alsoCalled: "goodwill discretionary adjustment compensation",
    members: { amountPence: AMOUNT },
  },
  deduct_credit: {
    group: "credit",
    does: "Takes off the balance.",
    alsoCalled: "take remove",
    members: { amountPence: AMOUNT },
  },
  set_credit: {
    group: "credit",
    does: "Sets the balance, and what is owed for emergency credit to nothing.",
    alsoCalled: "balance",
    members: { amountPence: AMOUNT },
  },
  set_emergency_credit_limit: {
    group: "credit",
    does: "Sets how much emergency credit the meter lends.",
    members: { limitPence: { label: "Limit", isBare: true } },
  },
  add_debt: {
    group: "debt",
    does: "Adds to a debt register.",
    alsoCalled: "charge",
    members: { register: REGISTER, amountPence: AMOUNT },
  },
  deduct_debt: {
    group: "debt",
    does: "Takes off a debt register.",
    alsoCalled: "write off",
    members: { register: REGISTER, amountPence: AMOUNT },
  },
  set_debt: {
    group: "debt",
    does: "Sets a debt register.",
    alsoCalled: "clear write off",
    members: { register: REGISTER, amountPence: AMOUNT },
  },
  set_time_debt_recovery: {
    group: "debt",
    does: "Sets how fast debt 1 or 2 is taken from the credit; 0p stops it.",
    alsoCalled: "debt repayment",
    members: {
      register: REGISTER,
      period: { label: "Taken", isBare: true },
      rateMillipence: { label: "Each time", unit: "p", isBare: true },
    },
  },
  set_payment_debt_recovery: {
    group: "debt",
    does: "Sets what share of each top-up pays debt 3; 0% stops it.",
    alsoCalled: "debt repayment payment percent",
    members: {
      percent: { label: "Share of each top-up", unit: "%", isBare: true },
      weeklyCapPounds: { label: "At most in seven days", unit: "£", hint: "Whole pounds." },
    },
  },
  change_price: {
    group: "price",
    does: "Sets one unit rate and the standing charge.",
    alsoCalled: "tariff change price",
    members: {
      unitRateMillipence: { label: "Unit rate", unit: UNIT_RATE },
      standingChargeMillipence: { label: "Standing charge", unit: DAY_RATE },
      startDate: START,
    },
  },
  change_price_two_rate: {
    group: "price",
    does: "Sets a day and a night rate, when the second applies, and the standing charge.",
    alsoCalled: "tariff change price economy 7 two rate",
    members: {
      rate1Millipence: { label: "Rate 1", unit: UNIT_RATE },
      rate2Millipence: { label: "Rate 2", unit: UNIT_RATE },
      standingChargeMillipence: { label: "Standing charge", unit: DAY_RATE },
      startDate: START,
      rate2Start: { label: "Rate 2 from", unit: AT_UTC },
      rate2End: { label: "Rate 2 until", unit: AT_UTC },
    },
  },
  restore_supply: {
    group: "supply",
    does: "Makes the supply ready to be switched on by key B.",
    alsoCalled: "enable reconnect arm",
    members: {},
  },
  suspend_disconnection: {
    group: "supply",
    does: "Keeps the supply on without credit for a time; 0 hours ends it.",
    alsoCalled: "non-disconnect keep on storm",
    members: {
      until: {
        label: "Last day",
        hint: "The supply stays on until 10:00 UTC of the day after.",
      },
      hours: { label: "Hours", unit: "hours", hint: "From when the code is typed.", isBare: true },
    },
  },
  set_non_disconnect_calendar: {
    group: "supply",
    does: "Sets the hours of each week in which the supply stays on without credit.",
    alsoCalled: "non-disconnect calendar friendly",
    members: { windows: { label: "Hours", hint: "None: no weekly hours are safe any more." } },
  },
  set_non_disconnect_periods: {
    group: "supply",
    does: "Sets the days on which the supply stays on without credit, holidays for instance.",
    alsoCalled: "non-disconnect periods christmas",
    members: { periods: { label: "Periods", hint: "None: no days are safe any more." } },
  },
  change_mode: {
    group: "settings",
    does: "Changes between credit and prepayment.",
    alsoCalled: "change mode credit prepayment",
    members: {
      mode: { label: "Mode", isBare: true },
      suspendDebtDisabled: { label: "Pause debt recovery while the supply is off" },
      suspendDebtEmergency: { label: "Pause debt recovery in emergency credit" },
    },
  },
  open_han: {
    group: "settings",
    does: "Opens the home area network, so that a device can be joined.",
    alsoCalled: "han open pair ppmid ihd cad",
    members: {
      device: { label: "Device", isBare: true },
      minutes: { label: "For", unit: "minutes", isBare: true },
    },
  },
  revert_to_defaults: {
    group: "settings",
    does: "Returns what is ticked to its start values: balances and debts for a change of tenancy.",
    alsoCalled: "revert defaults tenancy change",
    members: { parts: { label: "What to reset", isBare: true } },
  },
  valid_until: {
    group: "other",
    does: "Ends the code: after that day the meter refuses all of it. It stands first.",
    alsoCalled: "expiry end",
    members: { date: { label: "Last day", hint: "Until 24:00 UTC.", isBare: true } },
  },
};

const ORDER = Object.keys(COMMAND_WORDS);

/** All commands, in the order in which they are offered. */
export const OFFERED_TYPES: readonly CommandType[] = COMMAND_TYPES.toSorted(
  (one, other) => ORDER.indexOf(one) - ORDER.indexOf(other),
);

/** Whether each word of what is looked for begins a word that a command is called by. */
export function isFound(type: CommandType, looked: string): boolean {
  const { group, alsoCalled = "" } = COMMAND_WORDS[type];
  const names = `${COMMAND_NAMES[type]} ${group} ${alsoCalled} ${type}`
    .toLowerCase()
    .split(/[\s_-]+/);
  const wanted = looked.toLowerCase().split(/[\s_-]+/);
  return wanted.every((word) => names.some((name) => name.startsWith(word)));
}

/** What the members of the items of a list are called. */
const ITEM_WORDS = {
  days: { label: "Days", isBare: true },
  start: { label: "From", unit: AT_UTC },
  end: { label: "Until", unit: AT_UTC, hint: "Not after the start: on the next day." },
  from: { label: "First day" },
  period_days: { label: "Days in a row", unit: "days" },
} as const satisfies Readonly<Record<string, MemberWords>>;

const ITEM_WORDS_OF: Readonly<Record<string, Readonly<Record<string, MemberWords>>>> = {
  windows: { days: ITEM_WORDS.days, start: ITEM_WORDS.start, end: ITEM_WORDS.end },
  periods: { from: ITEM_WORDS.from, days: ITEM_WORDS.period_days },
};

/** What one item of a list is called. */
export const ITEM_NAMES: Readonly<Record<string, string>> = {
  windows: "window",
  periods: "period",
};

/**
 * What a member is called.
 * @param list - the member that it is an item's of, where it is.
 */
export function wordsOf(type: CommandType, member: string, list?: string): MemberWords {
  const members: Readonly<Record<string, MemberWords>> =
    list === undefined ? COMMAND_WORDS[type].members : (ITEM_WORDS_OF[list] ?? {});
  const words = members[member];
  if (words === undefined) throw new Error(`${type}.${member} has no words`);
  return words;
}

/** What the values of choices are called. */
const VALUE_WORDS: Readonly<Record<string, string>> = {
  time_1: "Debt 1 (by time)",
  time_2: "Debt 2 (by time)",
  payment: "Debt 3 (from top-ups)",
  hourly: "Every hour",
  daily: "Every day",
  pence: "Pence",
  pounds: "Pounds",
  credit: "Credit",
  prepayment: "Prepayment",
  until: "Until a date",
  hours: "For hours",
  any: "Any device",
  ppmid: "PPMID",
  ihd: "In-home display",
  cad: "Consumer access device",
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
  settings: "Settings",
  balances: "Balances",
  debts: "Debts",
  tariff: "Prices",
  logs: "Logs",
  han: "Joined devices",
};

/** What a value of a choice, or a variant, is called. */
export function valueWords(value: string): string {
  const words = VALUE_WORDS[value];
  if (words === undefined) throw new Error(`${value} has no words`);
  return words;
}
