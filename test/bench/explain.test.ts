import { exposeSharedSecret, publicKeyOf, type SharedSecret } from "@utrn-lab/utrn";
import { beforeEach, describe, expect, test } from "vitest";
import {
  good,
  type Issue,
  joinPpmid,
  makeCommissioned,
  makeMeter,
  pounds,
  SUPPLIER,
  sharedWith,
} from "../support/bench-rig.ts";
import { bitsOfCode, codeOfBits, codeOfNumbers, flipped } from "../support/code-bits.ts";
import {
  FIRST_REVISION,
  type FirstRevisionVector,
  secretOfVector,
} from "../support/first-revision.ts";
import { benchForFile } from "../support/shared-bench.ts";
import { commandByHand, confirmationByHand, headBits } from "../support/signed-by-hand.ts";

interface ExplainedField {
  readonly name: string;
  readonly item: number | null;
  readonly bits: string;
  readonly says: string;
}

interface Explained {
  readonly kind: string;
  readonly checks: readonly { check: string; result: string; says: string }[];
  readonly changes: readonly { path: string; before: unknown; after: unknown }[];
  readonly verdict: object;
}

const rig = benchForFile();
let path: string;
let issue: Issue;
let secret: SharedSecret;
let made = 0;
beforeEach(async () => {
  made += 1;
  const meterId = `00db12345678${String(made).padStart(4, "0")}`;
  ({ path, issue } = await makeCommissioned(rig.call, { meterId }));
  secret = await sharedWith(rig.call, path);
});

const snapshot = () => good<object>(rig.call("GET", `${path}/snapshot`));
const enter = (code: string) => good(rig.call("POST", `${path}/codes`, { code }));

/** Explains a code, having seen that nothing at all has changed by it. */
async function explain<T = Explained>(code: string, via = "keypad"): Promise<T> {
  const before = await snapshot();
  const answer = await good<T>(rig.call("POST", `${path}/explain`, { code, via }));
  expect(await snapshot()).toEqual(before);
  return answer;
}

const failedOf = ({ checks }: Explained) =>
  checks.filter(({ result }) => result === "failed").map(({ check }) => check);

describe("a code that would be applied", () => {
  test("passes every check, and says what would move and from where to where", async () => {
    const explained = await explain(issue(3, pounds(10)));
    expect(explained).toMatchObject({
      kind: "code",
      digits: 20,
      commands: [{ type: "top_up", amountPence: 1_000 }],
      counter: { highest: 0, truncated: 3, bits: 10, recovered: 3 },
      verdict: { result: "applied", utrnCounter: 3 },
    });
    expect(explained.checks.every(({ result }) => result === "passed")).toBe(true);
    expect(explained.changes).toEqual(
      expect.arrayContaining([
        { path: "supply", before: "disabled", after: "armed" },
        { path: "settings.meterBalance", before: 0, after: 1_000_000 },
      ]),
    );
    expect(explained.changes.map(({ path: at }) => at).sort()).toEqual([
      "replay.accepted",
      "settings.meterBalance",
      "supply",
    ]);
  });

  test.each([
    ["top-up key", pounds(1)],
    ["command key", [{ type: "add_credit", amountPence: 100 }] as const],
  ])("says that it is signed with the %s", async (key, commands) => {
    const { checks } = await explain(issue(1, commands));
    expect(checks.find(({ check }) => check === "mac")?.says).toBe(
      `Signed by supplier ${SUPPLIER.supplierId} with its ${key}.`,
    );
  });

  test("has every field with its bits", async () => {
    const { fields } = await explain<{ fields: object[] }>(issue(5, [{ type: "restore_supply" }]));
    expect(fields).toMatchObject([
      { name: "lead", bits: "000", from: 0 },
      { name: "sub class", bits: "1010", value: "10", says: "restore supply", from: 3 },
      { name: "truncated counter", bits: "0000000101", value: "5", from: 7 },
      { name: "padding", item: 1, bits: "000000000000000", from: 17 },
      { name: "MAC", item: null, bits: expect.stringMatching(/^[01]{32}$/), from: 32 },
    ]);
  });

  test("says of a long code every member of every item, in words", async () => {
    const { fields } = await explain<{ fields: ExplainedField[] }>(
      issue(1, [
        { type: "valid_until", date: "2026-12-31" },
        {
          type: "change_price",
          unitRateMillipence: 24_567,
          standingChargeMillipence: 53_350,
          startDate: null,
        },
      ]),
    );
    const body = fields.filter(({ item }) => item !== null);
    expect(body.map(({ item, name, says }) => `${item} ${name}: ${says}`)).toEqual([
      "1 opcode: valid until",
      "1 date: 24:00 UTC of 31 December 2026",
      "2 opcode: change price",
      "2 unit rate: 24.567p per kWh",
      "2 standing charge: 53.35p a day",
      "2 start date: at once",
      "3 opcode: no more commands",
      "3 padding: zeros to the end",
    ]);
    expect(fields.reduce((sum, { bits }) => sum + bits.length, 0)).toBe(190);
  });

  test("says which commands a later code has overtaken", async () => {
    await enter(issue(9, [{ type: "set_emergency_credit_limit", limitPence: 500 }]));
    const late = [...pounds(1), { type: "set_emergency_credit_limit", limitPence: 900 } as const];
    const { checks } = await explain(issue(8, late));
    expect(checks.find(({ check }) => check === "superseded")).toEqual({
      check: "superseded",
      result: "passed",
      says: "Left out, because a later code has spoken: set emergency credit limit.",
    });
  });

  test("recovers a counter around the highest that was accepted, with the numbers", async () => {
    await enter(issue(1_000, pounds(1), 40));
    const { checks, ...rest } = await explain<Explained & { counter: object }>(
      issue(1_030, pounds(1)),
    );
    expect(rest.counter).toEqual({ highest: 1_000, truncated: 6, bits: 10, recovered: 1_030 });
    expect(checks.find(({ check }) => check === "counter")?.says).toBe(
      "10 bits travel and say 6; nearest to the highest accepted, 1000, that is 1030.",
    );
  });
});

/** For each refusal a code that has it, and the check that stops it (code-format.md 5). */
const REFUSED: readonly [reason: string, check: string, make: () => Promise<string> | string][] = [
  ["incomplete", "digits", () => "7394"],
  ["check_digit_wrong", "check_digits", () => flip(issue(1, pounds(1)), 19)],
  ["not_a_utrn", "number_space", () => codeOfNumbers([5_000_000_000_000_000_000n])],
  ["incomplete", "blocks", () => issue(1, pounds(1), 40).slice(0, 20)],
  ["not_a_utrn", "later_blocks", () => laterBlockTooLarge()],
  ["unsupported", "sub_class", () => codeOfBits(`0001100${"0".repeat(57)}`)],
  ["not_authentic", "counter", () => signedFor("1111111111")],
  ["not_authentic", "mac", () => forged()],
  ["unsupported", "body", () => commandByHand(secret, 1, headBits(20, "1010", one, "1"))],
  ["duplicate", "duplicate", () => entered(1)],
  ["too_old", "too_old", () => behindATenancy()],
  [
    "expired",
    "expired",
    () => issue(1, [{ type: "valid_until", date: "2026-11-23" }, ...pounds(1)]),
  ],
  ["superseded", "superseded", () => overtaken()],
  ["credit_too_large", "credit", () => issue(1, pounds(201))],
  ["balance_too_high", "applicable", () => overTheMaximum()],
  [
    "not_applicable",
    "applicable",
    () => issue(1, [{ type: "suspend_disconnection", until: "2001-01-01" }]),
  ],
];

const one = "0000000001";

function flip(code: string, at: number): string {
  return code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
}

function laterBlockTooLarge(): string {
  const first = BigInt(issue(1, pounds(1), 40).slice(0, 19));
  return codeOfNumbers([first, 9_300_000_000_000_000_000n]);
}

/** The counter nearest to 0 whose low ten bits are all ones is -1. */
function signedFor(low: string): string {
  const bits = bitsOfCode(issue(1, pounds(1)));
  return codeOfBits(bits.slice(0, 7) + low + bits.slice(17));
}

function forged(): string {
  return codeOfBits(flipped(bitsOfCode(issue(1, pounds(1))), 63));
}

async function entered(counter: number): Promise<string> {
  const code = issue(counter, pounds(1));
  await enter(code);
  return code;
}

async function behindATenancy(): Promise<string> {
  await enter(issue(5, [{ type: "revert_to_defaults", parts: ["balances"] }]));
  return issue(4, pounds(1));
}

async function overtaken(): Promise<string> {
  await enter(issue(5, [{ type: "set_credit", amountPence: 100 }]));
  return issue(4, [{ type: "set_credit", amountPence: 200 }]);
}

async function overTheMaximum(): Promise<string> {
  for (const counter of [1, 2, 3, 4, 5]) await enter(issue(counter, pounds(200)));
  return issue(6, pounds(1));
}

test.each(REFUSED)("%s, by the check of %s", async (reason, check, make) => {
  const explained = await explain(await make());
  expect(explained.verdict).toMatchObject({ result: "rejected", reason });
  expect(failedOf(explained)).toEqual([check]);
  expect(explained.changes).toEqual([]);
  const at = explained.checks.findIndex((one) => one.check === check);
  expect(explained.checks[at]?.says).not.toBe("");
  expect(explained.checks.slice(at + 1).every(({ result }) => result === "not_reached")).toBe(true);
});

test("keypad_locked: says how long, and still how the code would be read", async () => {
  for (const pence of [1, 2, 3, 4, 5]) await enter(issue(700 + pence, pounds(pence)));
  const explained = await explain(issue(1, pounds(1)));
  expect(explained.verdict).toEqual({ result: "rejected", reason: "keypad_locked" });
  expect(failedOf(explained)).toEqual(["locked"]);
  expect(explained.checks[1]?.says).toMatch(/for 3600 s more/);
  expect(explained.checks.at(-1)?.result).toBe("passed");
  await joinPpmid(rig.call, path);
  expect((await explain(issue(1, pounds(1)), "ppmid")).verdict).toMatchObject({
    result: "applied",
  });
});

test("power_off: says so, and still how the code would be read", async () => {
  await good(rig.call("PUT", `${path}/power`, { on: false }));
  const explained = await explain(issue(1, pounds(1)));
  expect(explained.verdict).toEqual({ result: "power_off" });
  expect(failedOf(explained)).toEqual(["power"]);
});

test("a meter without a supplier: nobody could have signed it", async () => {
  const code = issue(1, pounds(1));
  path = await makeMeter(rig.call, { meterId: "00db1234567890f1", seed: "alone" });
  const { checks } = await explain(code);
  expect(checks.find(({ check }) => check === "mac")?.says).toMatch(/has no supplier/);
});

/** Those that a new meter, which has accepted nothing, would have taken in the first revision. */
const TAKEN_BEFORE = FIRST_REVISION.commandCodes.filter(({ request }) => request.utrnCounter === 2);

/** The meter of a vector, with what it shares with its supplier but not its private key. */
async function meterOfVector(vector: FirstRevisionVector): Promise<string> {
  const { supplierId, meterId, z, commandZ } = exposeSharedSecret(secretOfVector(vector));
  const made = await makeMeter(rig.call, { meterId });
  const stored = await good<object>(rig.call("GET", `${made}/snapshot`));
  const publicKey = publicKeyOf(vector.request.supplierPrivateKey);
  const supplier = { supplierId, publicKey, z, commandPublicKey: publicKey, commandZ };
  await good(rig.call("PUT", `${made}/snapshot`, { ...stored, supplier }));
  return made;
}

test.each(TAKEN_BEFORE)(
  "a code of the first revision, $answer.code.length digits: says that it is one",
  async (vector) => {
    path = await meterOfVector(vector);
    const { code } = vector.answer;
    const explained = await explain(code);
    const failed = code.length === 20 ? "mac" : "check_digits";
    expect(failedOf(explained)).toEqual([failed]);
    expect(explained.checks.find(({ check }) => check === failed)?.says).toMatch(
      /an honest code of the format's first revision \(label DP094-1\), counter 2:/,
    );
    await good(rig.call("DELETE", path));
  },
);

describe("a confirmation code", () => {
  const shown = async () => (await good(rig.call("GET", path))).lastConfirmationCode ?? "";

  test("proves what the meter was, and on which day", async () => {
    await enter(issue(7, pounds(10)));
    expect(await explain(await shown())).toMatchObject({
      kind: "confirmation",
      counter: { highest: 7, truncated: 7, recovered: 7 },
      checks: Array.from({ length: 6 }, () => ({ result: "passed" })),
      proves: {
        date: "2026-11-24",
        kind: "applied",
        utrnCounter: 7,
        supply: "armed",
        mode: "prepayment",
        emergencyCreditActive: false,
        balancePence: 1_000,
      },
      isShown: true,
    });
  });

  test.each([
    ["check_digits", (code: string) => flip(code, 19)],
    ["mac", (code: string) => codeOfNumbers([BigInt(code.slice(0, 19)) ^ 1n])],
    ["fields", () => confirmationByHand(secret, 7, 9_824, `1100100000000111${"0".repeat(20)}`)],
  ])("proves nothing where the check of %s fails", async (check, change) => {
    await enter(issue(7, pounds(10)));
    const explained = await explain<Explained & { proves: unknown; isShown: boolean }>(
      change(await shown()),
    );
    expect([failedOf(explained), explained.proves, explained.isShown]).toEqual([
      [check],
      null,
      false,
    ]);
  });
});

test("invalid_request: a code that is too long, no code, an unknown place", async () => {
  for (const body of [{ code: "1".repeat(1_001) }, {}, { code: "1", via: "phone" }]) {
    const answer = await rig.call("POST", `${path}/explain`, body);
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  }
});
