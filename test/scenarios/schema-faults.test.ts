import { schemaFaults } from "@utrn-lab/meter-emulator/snapshot";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { expect, test } from "vitest";

const MEMBERS = {
  fuel: Type.Union([Type.Literal("electricity"), Type.Literal("gas")]),
  face: Type.Enum(["twelve", "two"]),
  watts: Type.Integer(),
};
const SCHEMA = Type.Object(MEMBERS, { additionalProperties: false });

test.each([
  ["a choice of literals", { fuel: "oil" }, ".fuel", 'must be "electricity" or "gas"'],
  ["an enumeration", { face: "three" }, ".face", 'must be "twelve" or "two"'],
  ["a member that is not there", { colour: "red" }, ".colour", "is not a member here"],
  ["a code in the place of a name", { "73946144332040217315": 1 }, "", "is not a member here"],
  ["anything else in the schema's words", { watts: "many" }, ".watts", "must be integer"],
])("a fault names what is allowed: %s", (_title, wrong, path, reason) => {
  const value = { fuel: "gas", face: "two", watts: 1, ...wrong };
  expect(schemaFaults(Compile(SCHEMA).Errors(value))[0]).toEqual({ path, reason });
});
