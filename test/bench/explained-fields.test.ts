import { describe, expect, it } from "vitest";
import {
  isDigitMarked,
  isFieldMarked,
  placeWords,
} from "../../apps/bench/page/src/code-lab/marks.ts";
import { placesOf } from "../../apps/bench/server/explain/digit-places.ts";
import { memberName, memberWords } from "../../apps/bench/server/explain/member-words.ts";

const member = (name: string, reads: unknown, bits = "1") => ({ item: 1, name, bits, reads });

describe("what a member of a command says", () => {
  it.each<readonly [name: string, reads: unknown, says: string]>([
    ["amountPence", 1_000, "£10.00"],
    ["limitPence", 5, "£0.05"],
    ["weeklyCapPounds", 5, "£5.00"],
    ["unitRateMillipence", 24_567, "24.567p per kWh"],
    ["rateMillipence", 30_000, "30p"],
    ["standingChargeMillipence", 1, "0.001p a day"],
    ["percent", 30, "30% of each top-up"],
    ["startDate", null, "at once"],
    ["startDate", "2026-10-01", "00:00 UTC of 1 October 2026"],
    ["until", "2026-12-28", "10:00 UTC of 29 December 2026"],
    ["hours", 1, "1 hour from acceptance"],
    ["hours", 0, "ends a suspension"],
    ["periods 2 from", "2026-12-25", "00:00 UTC of 25 December 2026"],
    ["periods 2 days", 4, "4 days"],
    ["windows 1 days", ["mon", "sun"], "Monday, Sunday"],
    ["windows 1 end", "06:30", "06:30 UTC"],
    ["device", "ppmid", "PPMID"],
    ["register", "time_1", "time debt 1"],
    ["suspendDebtDisabled", false, "no"],
    ["parts", ["settings", "han"], "settings, HAN"],
    ["opcode", "end", "no more commands"],
    ["opcode", undefined, "reserved"],
    ["percent", undefined, "no encoder writes this"],
  ])("%s %j: %s", (name, reads, says) => {
    expect(memberWords(member(name, reads))).toBe(says);
  });

  it.each([
    ["pence", "£0.07"],
    ["pounds", "£7.00"],
  ])("a value of the class %s: %s", (valueClass, says) => {
    expect(memberWords(member("value", 7), member("class", valueClass))).toBe(says);
  });

  it.each([
    ["unitRateMillipence", "unit rate"],
    ["rate2Start", "rate 2 start"],
    ["suspendDebtEmergency", "suspend debt emergency"],
    ["amountPence", "amount"],
  ])("%s is called %s", (name, called) => {
    expect(memberName(name)).toBe(called);
  });
});

describe("the digits in which bits stand", () => {
  // 2^57 has 18 digits, 2^60 and 2^61 have 19; the last 32 bits are below 4,294,967,296.
  it.each<readonly [what: string, from: number, to: number, bits: number, places: string]>([
    ["the lead", 0, 3, 64, "1: 1"],
    ["the sub class", 3, 7, 64, "1: 1–2"],
    ["the MAC of 20 digits", 32, 64, 64, "1: 10–19"],
    ["a field across two blocks", 60, 70, 127, "1: 18–19, 2: 1–2"],
    ["the last bit of 60 digits", 189, 190, 190, "3: 19"],
    ["the kind of a confirmation", 0, 2, 62, "1: 1"],
  ])("%s", (_, from, to, bits, places) => {
    expect(placeWords(placesOf(from, to, bits), true)).toBe(places);
  });
});

describe("pointing", () => {
  const [lead, across] = [placesOf(0, 3, 127), placesOf(60, 70, 127)].map((places) => ({
    name: "a field",
    item: null,
    from: 0,
    bits: "0",
    value: "0",
    says: "",
    places,
  }));
  const fields = [lead, across].filter((field) => field !== undefined);

  it("at a field marks its digits, in both blocks", () => {
    const at = (block: number, place: number) =>
      isDigitMarked(fields, { block, place }, { kind: "field", at: 1 });
    expect([at(1, 17), at(1, 18), at(1, 19), at(2, 1), at(2, 2), at(2, 3)]).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(isFieldMarked(fields, 1, { kind: "field", at: 1 })).toBe(true);
  });

  it("at four digits marks the fields that stand in them", () => {
    const four = { kind: "four", block: 1, from: 17 } as const;
    expect([isFieldMarked(fields, 0, four), isFieldMarked(fields, 1, four)]).toEqual([false, true]);
    expect(isDigitMarked(fields, { block: 1, place: 20 }, four)).toBe(true);
    expect(isDigitMarked(fields, { block: 2, place: 17 }, four)).toBe(false);
  });

  it("at nothing marks nothing", () => {
    expect(isFieldMarked(fields, 0)).toBe(false);
    expect(isDigitMarked(fields, { block: 1, place: 1 })).toBe(false);
  });
});
