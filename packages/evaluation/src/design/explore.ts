import { type CodeLength, type Command, parseCommands } from "@utrn-lab/utrn";
import { reachOf } from "@utrn-lab/utrn/rules";
import type { Assumptions } from "../assumptions/table.ts";
import { newMeter, sign } from "../life/new-meter.ts";
import { print } from "../report/numbers.ts";
import { finding, list, type Part, section, table, text } from "../report/parts.ts";
import { startOf } from "../time.ts";
import { type Caught, catchSlips, EXAMPLES, LENGTHS, MAC_BITS, shortestOf } from "./lengths.ts";
import { countGuesses, guessesADay, guessesADayUnlocked, oddsOf, simulateOdds } from "./odds.ts";
import { forgeFromThree, heldBack, pricesOutOfOrder } from "./protections.ts";
import { SCHEMES } from "./schemes.ts";

/** How much is tried. */
interface Trials {
  readonly entries: number;
  readonly thieves: number;
}

const columns = ["", ...LENGTHS.map((digits) => `${digits} digits`)];

function fitting(): Part {
  const rows = EXAMPLES.map(({ says, commands }) => [says, String(shortestOf(commands))]);
  return table({
    caption: "The shortest code that holds it",
    head: ["what is said", "digits"],
    rows,
  });
}

const power = (odds: number) => odds.toExponential(1).replace("e-", " x 10^-");

/** Seconds to key, without a slip. */
function secondsToKey(digits: CodeLength, a: Assumptions): number {
  return digits * a.secondsPerDigit.value + (digits / 4) * a.groupPause.value;
}

function sideBySide(a: Assumptions, caught: readonly Caught[]): Part {
  const guesses = guessesADay(a.secondsPerGuess.value) * a.meterDays.value;
  const row = (says: string, of: (digits: CodeLength, at: number) => string) => [
    says,
    ...LENGTHS.map(of),
  ];
  const caughtRow = (says: string, key: keyof Caught) =>
    row(says, (_, at) => `${print((caught[at]?.[key] ?? 0) * 100, 1)} %`);
  return table({
    caption:
      `Side by side. Slips: ${print(caught.length, 0)} lengths, one slip in each entry, of ` +
      "the usual kinds",
    head: columns,
    rows: [
      row("bits of the MAC", (digits) => String(MAC_BITS[digits])),
      row("odds of a guess, a meter and a year of trying", (digits) =>
        power(oddsOf(MAC_BITS[digits], guesses)),
      ),
      row("codes that may be lost or out of order in a row", (digits) => print(reachOf(digits), 0)),
      row("seconds to key, no slip", (digits) => print(secondsToKey(digits, a), 0)),
      row(
        "entries with a slip",
        (digits) => `${print((1 - (1 - a.slipPerDigit.value) ** digits) * 100, 1)} %`,
      ),
      caughtRow("a slip is caught by its length", "length"),
      caughtRow("by a check digit", "checkDigit"),
      caughtRow("as no code of this kind", "form"),
      caughtRow("by the MAC alone: it counts as a wrong code", "mac"),
      caughtRow("not at all", "none"),
    ],
  });
}

const FEW_BITS = [12, 14];

function odds(a: Assumptions, { thieves }: Trials): readonly Part[] {
  const seconds = a.secondsPerGuess.value;
  const home = { fuel: "electricity", annualKwh: 2_500, isTwoRate: false, debtPence: 0 } as const;
  const given = { time: startOf("2027-01-04"), balancePence: 1_000 };
  const meter = newMeter(home, a, { ...given, ordinal: 1 });
  const other = newMeter(home, a, { ...given, ordinal: 2 });
  const topUp: Command = { type: "top_up", amountPence: 5_000 };
  let counter = 0;
  const guess = () => {
    counter += 1;
    return sign(other.secret, parseCommands([topUp]), counter);
  };
  const counted = countGuesses(meter.meter, seconds, guess);
  const rows = FEW_BITS.map((bits) => [
    `${bits} bits, ${counted} guesses`,
    print(oddsOf(bits, counted) * 100),
    print(simulateOdds(bits, counted, thieves, 1) * 100),
  ]);
  return [
    text(
      `A thief who keys a guess every ${print(seconds, 0)} seconds is judged ` +
        `${print(guessesADay(seconds), 1)} times a day by the formula (five guesses, then ` +
        `an hour) and ${counted} times by the emulated meter. No simulation shows odds of ` +
        "one in a million; so formula and simulation are held against each other with a " +
        "MAC of few bits, and the formula is then used with all of them.",
    ),
    table({
      caption: `Odds of a guess in a day, in %: ${print(thieves, 0)} thieves`,
      head: ["a MAC of", "formula", "simulated"],
      rows,
    }),
  ];
}

function withoutProtections(a: Assumptions, caught: readonly Caught[]): readonly Part[] {
  const days = a.meterDays.value;
  const unlocked = guessesADayUnlocked(a.secondsPerGuess.value) * days;
  const [held, prices, forged] = [heldBack(a), pricesOutOfOrder(a), forgeFromThree(a)];
  const macs = caught.map(({ mac }) => `${print(mac * 100, 1)} %`).join(", ");
  const amounts = forged.amountsPence.map((each) => print(each / 100, 2)).join(", ");
  const pounds = (pence: number) => print(pence / 100, 2);
  const added = `takes it, and adds ${pounds(forged.forgedPence)} pounds`;
  const taken = forged.isTaken ? added : "refuses it";
  const unlockedOdds = LENGTHS.map((digits) => power(oddsOf(MAC_BITS[digits], unlocked)));
  return [
    finding("Each protection is there for something that happens without it"),
    list([
      `No lockout: ${print(unlocked, 0)} guesses a year; odds ${unlockedOdds.join(", ")} for 20, ` +
        "40 and 60 digits.",
      "No check digits: every slip that keeps the length would count as a wrong code, and five " +
        `of them lock the keypad. With them ${macs} of slips do.`,
      "No families: of two prices keyed in the wrong order the older would stand, " +
        `${pounds(prices.without / 10)} p a kWh; the emulated meter keeps ` +
        `${pounds(prices.kept / 10)} p.`,
      `One counter for two payloads: three top-ups under one counter, of ${amounts} pounds, make ` +
        `a fourth that nobody signed. The emulated meter ${taken}: a supplier must never sign ` +
        "two payloads under one counter.",
      "Late sets not laid beneath charges: a code that sets the credit to " +
        `${pounds(held.withoutPence)} pounds, held back for 19 days behind a top-up, would give ` +
        `${pounds(held.withoutPence)} pounds then; laid beneath what came since, it leaves ` +
        `${pounds(held.pence)} pounds, as if it had been keyed in its order.`,
    ]),
  ];
}

/** The design explorer: 20, 40 and 60 digits side by side, and what each protection is for. */
export function exploreDesign(a: Assumptions, trials: Trials): readonly Part[] {
  const home = { fuel: "electricity", annualKwh: 2_500, isTwoRate: false, debtPence: 0 } as const;
  const given = { ordinal: 1, time: startOf("2027-01-04"), balancePence: 1_000 };
  const { secret } = newMeter(home, a, given);
  const caught = LENGTHS.map((digits) => catchSlips(secret, digits, trials.entries, 1));
  return [
    section("design", "The design: 20, 40 and 60 digits"),
    finding("Longer codes say more, are harder to guess, and are slower and riskier to key"),
    sideBySide(a, caught),
    fitting(),
    ...odds(a, trials),
    ...withoutProtections(a, caught),
    finding("Beside the schemes that a committee will name"),
    table({ caption: SCHEMES.sources, head: SCHEMES.head, rows: SCHEMES.rows, isOfWords: true }),
  ];
}
