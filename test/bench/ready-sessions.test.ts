import { REFUSALS } from "@utrn-lab/utrn";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { expect, test } from "vitest";
import { played, SCRIPTS } from "../../apps/bench/server/ready/play.ts";
import { reportOf } from "../../apps/bench/server/sessions/report.ts";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { codesOf } from "../../apps/bench/server/sessions/verdicts.ts";
import { good } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();

const ready = (name: string) => good<Session>(rig.call("GET", `/v1/sessions/ready/${name}`));

/**
 * How each meter ends, worked out by hand from meter.md; what is not named is as in a new meter.
 */
const COMMANDS: readonly [name: string, end: Record<string, unknown>][] = [
  ["top-up", { supply: "enabled", balanceMillipence: 1_000_000 }],
  ["add-credit", { supply: "armed", balanceMillipence: 500_000, debts: { payment: 4_500_000 } }],
  ["deduct-credit", { supply: "armed", balanceMillipence: 500_000 }],
  ["set-credit", { supply: "armed", balanceMillipence: 250_000 }],
  ["add-debt", { debts: { payment: 4_500_000 } }],
  ["deduct-debt", { debts: { time_1: 1_500_000 } }],
  ["set-debt", { debts: { time_2: 300_000 } }],
  // At midnight the standing charge of 53,350 mp, and 30,000 mp of the debt.
  [
    "set-time-debt-recovery",
    { supply: "enabled", balanceMillipence: 916_650, debts: { time_1: 970_000 } },
  ],
  // Of 10 pounds 30 % go to the debt.
  [
    "set-payment-debt-recovery",
    {
      supply: "armed",
      balanceMillipence: 700_000,
      debts: { payment: 4_200_000 },
      highestCounter: 2,
    },
  ],
  // One kWh at 30 pence.
  ["change-price", { supply: "enabled", balanceMillipence: 970_000 }],
  // 12.5 kWh at 28 pence, one at 14, and a standing charge: 350,000 + 14,000 + 53,350 mp.
  ["change-price-two-rate", { supply: "enabled", balanceMillipence: 1_582_650 }],
  // An hour of 10 kW at 24.5 pence: 245,000 mp.
  ["set-non-disconnect-calendar", { supply: "enabled", balanceMillipence: -145_000 }],
  ["set-non-disconnect-periods", { supply: "enabled", balanceMillipence: -198_350 }],
  ["suspend-disconnection", { supply: "enabled", balanceMillipence: -24_500 }],
  ["restore-supply", { supply: "enabled" }],
  ["change-mode", { supply: "enabled", mode: "credit" }],
  ["open-han", {}],
  [
    "set-emergency-credit-limit",
    { supply: "enabled", emergencyCredit: { active: true, remainingMillipence: 1_500_000 } },
  ],
  ["revert-to-defaults", {}],
  ["valid-until", { supply: "armed", balanceMillipence: 1_000_000 }],
];

const REFUSED: readonly [name: string, display: string, end: Record<string, unknown>][] = [
  ["keypad-locked", "Key locked", {}],
  ["incomplete", "Incomplete", {}],
  ["check-digit-wrong", "Check block 1", {}],
  ["not-a-utrn", "Not a meter code", {}],
  ["unsupported", "Not supported", {}],
  ["not-authentic", "Invalid code", {}],
  ["duplicate", "Duplicate", { supply: "armed", balanceMillipence: 1_000_000, highestCounter: 1 }],
  ["too-old", "Code too old", { highestCounter: 5 }],
  ["expired", "Code expired", {}],
  ["superseded", "Overtaken", { supply: "armed", balanceMillipence: 300_000, highestCounter: 2 }],
  ["credit-too-large", "Credit too large", {}],
  [
    "balance-too-high",
    "Balance too high",
    { supply: "armed", balanceMillipence: 600_000, highestCounter: 1 },
  ],
  ["not-applicable", "Not possible now", {}],
];

/** How the meter of each story ends, worked out by hand as above. */
const STORIES: readonly [
  name: string,
  verdicts: readonly string[],
  end: Record<string, unknown>,
  counter: number,
][] = [
  // 50 kWh at 24.5 pence, a standing charge, and 20 pounds: 1,000 - 12,250 - 533.5 + 20,000 pence.
  ["snow-storm", ["applied", "applied"], { supply: "enabled", balanceMillipence: 821_650 }, 2],
  [
    "change-of-tenancy",
    ["applied", "too_old", "applied"],
    { supply: "enabled", balanceMillipence: 1_500_000 },
    3,
  ],
  // 3,674 seconds and an hour of 2 kW: 50,007 and 49,000 mp of 50 pence and the ten pounds.
  ["emergency-credit", ["applied"], { supply: "enabled", balanceMillipence: 950_993 }, 1],
  // 3 kWh of 2.50 pounds, and ten pounds.
  ["wan-back", ["applied"], { supply: "enabled", balanceMillipence: 1_176_500 }, 1],
  [
    "ppmid-only",
    ["applied", "applied", "duplicate"],
    { supply: "enabled", balanceMillipence: 1_000_000 },
    2,
  ],
  // Ten pounds less a standing charge.
  ["power-cut", ["applied"], { supply: "enabled", balanceMillipence: 946_650 }, 1],
  // 2 kWh at 27.5 pence of 25 pounds.
  ["price-and-top-up", ["applied"], { supply: "enabled", balanceMillipence: 2_445_000 }, 1],
  [
    "codes-out-of-order",
    ["applied", "applied", "applied", "duplicate"],
    { supply: "armed", balanceMillipence: 3_500_000 },
    3,
  ],
  [
    "lost-message",
    ["applied", "duplicate"],
    { supply: "enabled", balanceMillipence: 1_000_000 },
    1,
  ],
  [
    "locked-keypad",
    [...Array.from({ length: 5 }, () => "not_authentic"), "keypad_locked", "applied"],
    { supply: "enabled", balanceMillipence: 1_000_000 },
    1,
  ],
  // A fifth of ten pounds pays the debt.
  [
    "sixty-digits",
    ["applied"],
    {
      supply: "armed",
      balanceMillipence: 800_000,
      debts: { payment: 3_800_000 },
      emergencyCredit: { active: false, remainingMillipence: 1_500_000 },
    },
    1,
  ],
];

const NEW = {
  supply: "disabled",
  mode: "prepayment",
  balanceMillipence: 0,
  emergencyCredit: { active: false, remainingMillipence: 1_000_000 },
};
const NO_DEBT = { accumulated: 0, time_1: 0, time_2: 0, payment: 0 };

function standing(end: Record<string, unknown>, highestCounter: number): object {
  const debts = { ...NO_DEBT, ...(end.debts as object | undefined) };
  return { ...NEW, highestCounter, ...end, debts };
}

/** The outcomes of the codes of a session. */
function outcomesOf({ steps }: Session): object[] {
  return steps
    .filter(({ event }) => event.type === "code")
    .map(({ result }) => result?.outcome as object);
}

test.each(COMMANDS)("command-%s: the code is applied, and the meter ends so", async (name, end) => {
  const session = await ready(`command-${name}`);
  const type = name.replaceAll("-", "_");
  expect(outcomesOf(session)[0]).toMatchObject({
    result: "applied",
    commands: expect.arrayContaining([expect.objectContaining({ type })]),
    skipped: [],
  });
  expect(session.end?.standing).toEqual(standing(end, 1));
});

test("command-open-han: the PPMID joins, with the network open for 29 minutes more", async () => {
  const { steps, end } = await ready("command-open-han");
  expect(steps.find(({ event }) => event.type === "han_join")?.result?.outcome).toEqual({
    joined: true,
  });
  expect(end?.display).toEqual(["Home network", "open 29 min"]);
});

test.each(REFUSED)(
  "refusal-%s: the display says %s, and the meter ends so",
  async (name, words, end) => {
    const session = await ready(`refusal-${name}`);
    expect(outcomesOf(session).at(-1)).toMatchObject({
      result: "rejected",
      reason: name.replaceAll("-", "_"),
    });
    expect(session.end?.display).toEqual(["Rejected", words]);
    expect(session.end?.standing).toEqual(standing(end, 0));
  },
);

test.each(STORIES)(
  "story-%s: its codes have the verdicts that it tells, and the meter ends so",
  async (name, verdicts, end, counter) => {
    const session = await ready(`story-${name}`);
    const codes = session.steps.flatMap((step) => codesOf(step).map(({ verdict }) => verdict));
    expect(codes).toEqual(verdicts);
    expect(session.end?.standing).toEqual(standing(end, counter));
    const report = await reportOf(session, { madeAt: 0, software: "", label: "" });
    const says = verdicts.length === 1 ? "The expected" : `All ${verdicts.length} expected`;
    expect(report).toMatchObject({ conclusion: "passed", says: expect.stringContaining(says) });
    expect(session.steps[1]?.note).toBeDefined();
  },
);

// Emergency credit is offered at two pounds, credit is low below them.
test("story-wan-back: three alerts have waited for the WAN, and are sent", async () => {
  const session = await ready("story-wan-back");
  const { events } = await reportOf(session, { madeAt: 0, software: "", label: "" });
  const sent = events.filter(({ alert }) => alert === "sent to the supplier");
  expect(sent.map(({ event }) => event)).toEqual(["8119", "810D", "810E"]);
});

test("what codes were issued as stands in the order of their counters", async () => {
  const { issued } = await ready("story-codes-out-of-order");
  expect(issued?.map(({ commands }) => commands)).toEqual(
    [500, 1_000, 2_000].map((amountPence) => [{ type: "top_up", amountPence }]),
  );
});

test("the library has stories, and a session for each command and each refusal", async () => {
  const list = await good<{ name: string; meterId: string }[]>(
    rig.call("GET", "/v1/sessions/ready"),
  );
  const dashed = (kind: string, names: readonly string[]) =>
    names.map((name) => `${kind}-${name.replaceAll("_", "-")}`);
  expect(list.map(({ name }) => name)).toEqual([
    ...dashed(
      "story",
      STORIES.map(([name]) => name),
    ).sort(),
    ...dashed("command", COMMAND_TYPES).sort(),
    ...dashed("refusal", REFUSALS).sort(),
  ]);
  expect(new Set(list.map(({ meterId }) => meterId)).size).toBe(44);
});

test.each(SCRIPTS.map((script) => [script.name, script] as const))(
  "%s: replays the same, and its file is what its script gives",
  async (name, script) => {
    const session = await ready(name);
    expect(await rig.call("POST", "/v1/sessions/replay", { session })).toMatchObject({
      status: 200,
      body: { same: true, steps: session.steps.length },
    });
    expect(session).toEqual(JSON.parse(JSON.stringify(await played(script))));
  },
);

test("every ready session becomes a meter, all of them side by side", async () => {
  for (const { name } of SCRIPTS) {
    const session = await ready(name);
    const view = await rig.call("POST", "/v1/sessions", { session });
    expect(view).toMatchObject({
      status: 201,
      body: { display: session.end?.display, time: session.end?.time },
    });
  }
});

test("not_found, invalid_request: a ready session that is not there, or no name", async () => {
  expect(await rig.call("GET", "/v1/sessions/ready/command-sing")).toMatchObject({
    status: 404,
    body: { code: "not_found" },
  });
  expect(await rig.call("GET", "/v1/sessions/ready/..%2fcommand-top-up")).toMatchObject({
    status: 400,
  });
});
