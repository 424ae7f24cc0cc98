import { type CodeToTell, codeText } from "@utrn-lab/supplier-service";
import { type Command, publicKeyOf } from "@utrn-lab/utrn";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDialogue } from "../../dialogues/dialogue.ts";
import { OTHER_METER_KEY } from "../../support/parties.ts";
import { issue, register, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

let rig: SupplierRig;
beforeAll(async () => {
  rig = await startRig();
  await register(rig.call);
});
afterAll(() => rig.remove());

const METER = "00db1234567890a0";
const path = `/v1/meters/${METER}`;
const SHORT = "73946144332040217315";
const LONG = "9411772318046158848500000876106412735473";

const tell = (commands: readonly Command[], code = SHORT): CodeToTell => ({
  code,
  commands,
  meterId: METER,
  fuel: "electricity",
});
const SMS = { channel: "sms", face: "twelve", language: "en" } as const;
const LETTER = { ...SMS, channel: "letter" } as const;
const VOICE = { ...SMS, channel: "voice" } as const;
const topUp = (amountPence: number): Command => ({ type: "top_up", amountPence });

test("a top-up as a text message", () => {
  expect(codeText(tell([topUp(1_050)]), SMS)).toBe(
    [
      "Code for your electricity meter ending 90A0: 7394 6144 3320 4021 7315.",
      "Pays £10.50 into your electricity meter; debts that are due are paid from it first.",
      "Type it as soon as you can.",
      "Press A, type the digits, press B.",
      "The display says Accepted.",
      "Then it shows a confirmation code of 20 digits (key 4 shows it again): please tell it " +
        "to us.",
    ].join(" "),
  );
});

test("a suspension and a price as a letter, a line for each block of 20 digits", () => {
  const commands: Command[] = [
    { type: "valid_until", date: "2026-12-24" },
    { type: "suspend_disconnection", until: "2026-12-27" },
  ];
  expect(codeText(tell(commands, LONG), LETTER)).toBe(
    `A code for your electricity meter 00-DB-12-34-56-78-90-A0
This number is printed on the meter. The code works on no other one.

    9411 7723 1804 6158 8485
    0000 0876 1064 1273 5473

What it does
Your electricity supply stays on without credit until 10 am on Monday 28 December 2026.
What you use while your supply stays on without credit is taken from your next top-ups.

When to type it
The meter takes it until midnight at the end of Thursday 24 December 2026, and not later.
Type it before 10 am on Monday 28 December 2026.

How to type it
1. Press A on the meter's keypad.
2. Type the 40 digits, without spaces.
3. After each line the display says whether it is right, for example: Block 1 of 2 ok.
4. Press B.

What the display says
It shows "Accepted" and "Supply kept on". Then it shows a confirmation code of 20 digits (key 4 \
shows it again): please tell it to us.
If your supply is off, and the display says that it is ready: see that cooker and heaters are \
off, then press B.
If it says Rejected, it says why. The same code never counts twice, so a code that was mistyped \
can be typed again.`,
  );
});

test("a top-up to be read aloud: digits in words, amounts without signs", () => {
  expect(codeText(tell([topUp(1_001)]), VOICE)).toBe(
    `I have a code of 20 digits for your electricity meter. The number on the meter ends in nine \
zero A zero.
Pays 10 pounds and 1 penny into your electricity meter; debts that are due are paid from it first.
Type it as soon as you can.
Press A on the meter's keypad. Now type the digits that I read, in groups of four.
seven three nine four, six one four four, three three two zero, four zero two one, seven three \
one five.
Now press B. The display says Accepted.
Then it shows a confirmation code of 20 digits. Press 4 to see it again, and please read it to me.
If your supply is off, and the display says that it is ready: see that cooker and heaters are \
off, then press B.`,
  );
});

const RATES = { unitRateMillipence: 24_500, standingChargeMillipence: 53_350 };

/** Each command, what a letter says of it, and what the meter's display shows. */
const SAID: readonly (readonly [Command, string])[] = [
  [topUp(1), "Pays £0.01 into your electricity meter"],
  [
    { type: "deduct_credit", amountPence: 500 },
    "Takes £5.00 off the credit on your electricity meter.",
  ],
  [{ type: "set_credit", amountPence: 0 }, "Sets the credit on your electricity meter to £0.00"],
  [
    { type: "add_debt", register: "payment", amountPence: 4_500 },
    "Adds £45.00 to debt 3 on your meter, which is paid from top-ups.",
  ],
  [
    { type: "deduct_debt", register: "time_2", amountPence: 500 },
    "Takes £5.00 off debt 2 on your meter.",
  ],
  [
    { type: "set_debt", register: "time_1", amountPence: 100 },
    "Sets debt 1 on your meter, to £1.00.",
  ],
  [
    { type: "set_time_debt_recovery", register: "time_1", period: "hourly", rateMillipence: 1_250 },
    "Debt 1 on your meter is paid back at 1.25p an hour.",
  ],
  [
    { type: "set_time_debt_recovery", register: "time_2", period: "daily", rateMillipence: 0 },
    "Debt 2 on your meter is no longer paid back by time.",
  ],
  [
    { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 5 },
    "30% of each top-up pays back debt 3, and at most £5.00 in seven days.",
  ],
  [
    { type: "set_payment_debt_recovery", percent: 30, weeklyCapPounds: 0 },
    "Nothing is taken from your top-ups for debt 3 any more.",
  ],
  [
    { type: "change_price", ...RATES, startDate: null },
    "Your electricity prices from now on: 24.5p a kilowatt-hour, and 53.35p a day as standing " +
      "charge.",
  ],
  [
    { type: "change_price", ...RATES, startDate: "2027-04-01" },
    "Your electricity prices from 1 am on Thursday 1 April 2027: 24.5p a kilowatt-hour",
  ],
  [
    {
      type: "change_price_two_rate",
      rate1Millipence: 28_000,
      rate2Millipence: 14_000,
      standingChargeMillipence: 53_350,
      startDate: null,
      rate2Start: "00:30",
      rate2End: "07:30",
    },
    "Your electricity prices from now on: 14p from 12:30 am to 7:30 am and 28p at other times, " +
      "a kilowatt-hour, and 53.35p a day as standing charge.",
  ],
  [
    {
      type: "set_non_disconnect_calendar",
      windows: [
        { days: ["mon", "tue"], start: "16:00", end: "10:00" },
        { days: ["sun"], start: "00:00", end: "00:00" },
      ],
    },
    "Your electricity supply stays on without credit at these times, and at no other weekly " +
      "ones: Monday and Tuesday from 4 pm to 10 am the next day; Sunday from midnight for 24 " +
      "hours.",
  ],
  [
    { type: "set_non_disconnect_calendar", windows: [] },
    "There are no longer any weekly hours in which your electricity supply stays on without " +
      "credit.",
  ],
  [
    {
      type: "set_non_disconnect_periods",
      periods: [
        { from: "2026-12-25", days: 1 },
        { from: "2026-12-26", days: 1 },
      ],
    },
    "Your electricity supply stays on without credit from Friday 25 December 2026 until 10 am on " +
      "Saturday 26 December 2026 and from Saturday 26 December 2026 until 10 am on Sunday 27 " +
      "December 2026.",
  ],
  [
    { type: "set_non_disconnect_periods", periods: [] },
    "There are no longer any days on which your electricity supply stays on without credit.",
  ],
  [{ type: "change_mode", mode: "credit" }, "Your electricity meter becomes a credit meter"],
  [
    {
      type: "change_mode",
      mode: "prepayment",
      suspendDebtDisabled: true,
      suspendDebtEmergency: true,
    },
    "Your electricity meter becomes a prepayment meter",
  ],
  [
    { type: "open_han", device: "ppmid", minutes: 30 },
    "For 30 minutes, a prepayment display (PPMID) can be joined to your electricity meter.",
  ],
  [
    { type: "suspend_disconnection", hours: 48 },
    "Your electricity supply stays on without credit for 48 hours from when you type the code.",
  ],
  [
    { type: "suspend_disconnection", hours: 0 },
    "The time in which your electricity supply stays on",
  ],
  [
    { type: "suspend_disconnection", until: "2026-12-31" },
    "Your electricity supply stays on without credit until 10 am on Friday 1 January 2027.",
  ],
  [
    { type: "set_emergency_credit_limit", limitPence: 1_500 },
    "The emergency credit on your electricity meter is £15.00 at most.",
  ],
  [{ type: "restore_supply" }, "Makes your electricity supply ready to be switched on."],
  [
    { type: "revert_to_defaults", parts: ["debts", "tariff"] },
    "Resets on your electricity meter: debts and how they are paid back and prices.",
  ],
];

test.each(SAID)("of %j a letter says what it does, and what the display shows", (command, said) => {
  const letter = codeText(tell([command]), LETTER);
  expect(letter).toContain(said);
  const debt = { time_1: 500_000, time_2: 500_000, payment: 500_000 };
  const meter = startDialogue({ meterBalance: 10_000_000, debt });
  meter.press("B");
  const [verdict, line] = meter.key(1, command).split("|");
  expect(letter).toContain(`It shows "${verdict}" and "${line}". Then`);
});

test("opening the network says when: the time begins with the code", () => {
  const text = codeText(tell([{ type: "open_han", device: "any", minutes: 1 }]), SMS);
  expect(text).toContain("For 1 minute, a device can be joined");
  expect(text).toContain("the time begins when you type the code");
});

const WORDS = "zero one two three four five six seven eight nine".split(" ");

test("the digits told are always those of the code, in groups of four or in words", () => {
  const digits = fc
    .constantFrom(20, 40, 60)
    .chain((length) =>
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length }),
    );
  fc.assert(
    fc.property(digits, (code) => {
      const told = tell([{ type: "restore_supply" }], code);
      const grouped = code.match(/.{4}/g)?.join(" ") ?? "";
      const lines = grouped.match(/.{24} ?/g)?.map((line) => line.trim()) ?? [];
      const spoken = codeText(told, VOICE)
        .split("\n")
        .filter((line) => /^(Block \d of \d: )?(\w+ ){3}\w+, /.test(line))
        .join(" ")
        .replace(/Block \d of \d: /g, "")
        .match(/\w+/g)
        ?.map((word) => WORDS.indexOf(word))
        .join("");
      return (
        codeText(told, SMS).includes(`: ${grouped}.`) &&
        lines.every((line) => codeText(told, LETTER).includes(`\n    ${line}\n`)) &&
        spoken === code
      );
    }),
  );
});

test("an amount is always told to the penny, and no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_048_575 }), (pence) => {
      const text = codeText(tell([topUp(pence)]), LETTER);
      const told = [...text.matchAll(/£([\d.]+)/g)].map(([, amount]) => amount);
      const digits = String(pence).padStart(3, "0");
      const exact = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      return told.length >= 2 && told.every((amount) => amount === exact);
    }),
  );
});

test.each(["sms", "letter", "voice"] as const)(
  "a code is told by %s over HTTP",
  async (channel) => {
    const { codeId, code } = await issue(rig.call, path, { commands: [topUp(1_000)] });
    const { status, body } = await rig.call("GET", `/v1/codes/${codeId}/text?channel=${channel}`);
    const groups = code.match(/.{4}/g) ?? [];
    const told = tell([topUp(1_000)], code);
    const text = codeText(told, { ...SMS, channel });
    const how = { channel, face: "twelve", language: "en" };
    expect([status, body]).toMatchObject([200, { codeId, ...how, groups, text }]);
    const { spokenGroups } = body as { spokenGroups: string[] };
    expect(spokenGroups[0]).toBe(
      [...(groups[0] ?? "")].map((each) => WORDS[Number(each)]).join(" "),
    );
  },
);

test("what is said around the digits is the rest of the text that is read aloud", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  const { body } = await rig.call("GET", `/v1/codes/${codeId}/text?channel=voice`);
  const told = body as Record<"spokenGroups" | "spokenBefore" | "spokenAfter", string[]>;
  const { spokenGroups, spokenBefore, spokenAfter } = told;
  expect(spokenBefore.at(-1)).toMatch(/^Press A on the meter's keypad\./);
  expect(spokenAfter[0]).toBe("Now press B. The display says Accepted.");
  const whole = [...spokenBefore, `${spokenGroups.join(", ")}.`, ...spokenAfter].join("\n");
  expect(body).toMatchObject({ text: whole });
});

test("a code that cannot count any more is told to nobody: code_not_pending", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "mistake" });
  const { status, body } = await rig.call("GET", `/v1/codes/${codeId}/text?channel=sms`);
  expect([status, body]).toMatchObject([409, { code: "code_not_pending" }]);
});

test("the text of a code that nobody issued is not_found", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  const { status, body } = await rig.call("GET", `/v1/codes/${nobody}/text?channel=sms`);
  expect([status, body]).toMatchObject([404, { code: "not_found" }]);
});

test("the text of a gas meter in Welsh, for two keys, says how many messages it is", async () => {
  const gas = "00db1234567890a1";
  const publicKey = publicKeyOf(OTHER_METER_KEY);
  await rig.call("POST", "/v1/meters", { meterId: gas, publicKey, fuel: "gas" });
  const { codeId } = await issue(rig.call, `/v1/meters/${gas}`, { commands: [topUp(1_000)] });
  const query = "channel=sms&face=two&language=cy";
  const { status, body } = await rig.call("GET", `/v1/codes/${codeId}/text?${query}`);
  expect([status, body]).toMatchObject([200, { face: "two", language: "cy", segments: 4 }]);
  const { text, spokenGroups } = body as { text: string; spokenGroups: string[] };
  expect(text).toMatch(/^Cod ar gyfer eich mesurydd nwy sy'n gorffen a 90A1: 7394 .* daliwch B\./);
  expect(spokenGroups[0]).toBe("saith tri naw pedwar");
});

test.each([
  ["channel", ""],
  ["channel", "?channel=pigeon"],
  ["face", "?channel=sms&face=three"],
  ["language", "?channel=sms&language=fr"],
])("a text by no known %s (%s) is refused by name", async (field, query) => {
  const { codeId } = await issue(rig.call, path, { commands: [topUp(1_000)] });
  const { status, body } = await rig.call("GET", `/v1/codes/${codeId}/text${query}`);
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field }]);
});
