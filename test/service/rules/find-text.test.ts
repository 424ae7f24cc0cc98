import { expect, test } from "vitest";
import { readFindText } from "../../../apps/supplier-service/src/rules/find-text.ts";

const EUI64 = "00db1234567890a0";

test.each([
  ["00db1234567890a0", { hex: EUI64 }],
  ["00-DB-12-34-56-78-90-A0", { hex: EUI64 }],
  [" 00:db:12:34:56:78:90:a0\n", { hex: EUI64 }],
  ["00DB 1234 5678 90A0", { hex: EUI64 }],
  ["00db.1234.5678.90a0", { hex: EUI64 }],
  ["90A0", { hex: "90a0" }],
  ["0A0", {}],
  ["00db1234567890a0f", {}],
  ["7315", { hex: "7315", digits: "7315" }],
  ["7394 6144 3320-4021 7315", { digits: "73946144332040217315" }],
  ["1".repeat(61), {}],
  ["12 Acacia", {}],
  ["5C2B8C4E-0f3e-4b8a-9d55-0c6f3c1f7a10", { codeId: "5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10" }],
])("%j is read as what it may be", (text, expected) => {
  const { hex, digits, codeId } = readFindText(text);
  expect(JSON.parse(JSON.stringify({ hex, digits, codeId }))).toEqual(expected);
});

test("a label is looked for in any case, and a tag as it is", () => {
  const { label, tag } = readFindText(" \u00c9glise NORTH\t");
  expect([label, tag]).toEqual(["\u00e9glise north", "\u00c9glise NORTH"]);
});
