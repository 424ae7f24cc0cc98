import { agreeSecret, issueCode, publicKeyOf } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { withOtherCodes } from "../../apps/bench/page/src/sessions/other-codes.ts";
import { readySessions } from "../../apps/bench/server/ready/library.ts";
import { replaySteps, startOf } from "../../apps/bench/server/sessions/replay.ts";
import type { Session, SessionStep } from "../../apps/bench/server/sessions/session.ts";
import { codesOf } from "../../apps/bench/server/sessions/verdicts.ts";
import { SUPPLIER_ID, SUPPLIER_KEY } from "../support/parties.ts";

/** How far another supplier had come with the meter before. */
const FLOOR = 7;

const STORIES = [...readySessions()].filter(([name]) => name.startsWith("story-"));

/** A story with another supplier, which has issued the same codes. */
function retold(session: Session): readonly SessionStep[] {
  const { meterId, publicKey } = startOf(session.start).state;
  const supplier = { supplierId: SUPPLIER_ID, publicKey: publicKeyOf(SUPPLIER_KEY) };
  const parties = { supplierId: SUPPLIER_ID, meterId, privateKey: SUPPLIER_KEY, publicKey };
  const secret = agreeSecret(parties);
  const codes = (session.issued ?? []).map(({ code, commands }, at) => {
    const digits = code.length as 20 | 40 | 60;
    return [code, issueCode(secret, { utrnCounter: FLOOR + 1 + at, commands, digits })] as const;
  });
  return withOtherCodes(session, new Map(codes)).map((step) =>
    step.event.type === "supplier"
      ? { ...step, event: { type: "supplier", ...supplier, floor: FLOOR } }
      : step,
  );
}

test.each(STORIES)("%s: another supplier's codes have the same verdicts", async (_, session) => {
  const verdicts: string[] = [];
  let house = startOf(session.start);
  for await (const { step, result, house: after } of replaySteps(house, retold(session))) {
    house = after;
    verdicts.push(...codesOf({ ...step, result }).map(({ verdict }) => verdict));
  }
  expect(verdicts).toEqual(session.steps.flatMap(({ expected }) => expected ?? []));
  expect(house.state.account.balanceMillipence).toBe(session.end?.standing.balanceMillipence);
});

test("a slip is as far from the right digit as before, and what is no code of ours stays", () => {
  const result = (code: string) => ({
    outcome: { done: true } as const,
    entered: [{ code, result: "applied" as const }],
    display: ["", ""] as const,
    standing: {
      supply: "armed",
      mode: "prepayment",
      balanceMillipence: 0,
      emergencyCredit: { active: false, remainingMillipence: 0 },
      debts: { accumulated: 0, time_1: 0, time_2: 0, payment: 0 },
      highestCounter: 0,
    } as const,
  });
  const keys = (step: number, pressed: string, code: string) => ({
    step,
    at: 0,
    event: { type: "keys", keys: pressed } as const,
    result: result(code),
  });
  const session: Session = {
    version: 2,
    start: { kind: "snapshot", snapshot: {} },
    // 9 is a slip, eight from the 1 that is right; it is taken back.
    steps: [keys(1, "1A9A123B4", "123"), keys(2, "A55B", "55")],
    end: null,
    stepsMissing: 0,
  };
  expect(withOtherCodes(session, new Map([["123", "456"]])).map(({ event }) => event)).toEqual([
    { type: "keys", keys: "1A2A456B4" },
    { type: "keys", keys: "A55B" },
  ]);
});
