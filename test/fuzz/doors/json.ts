import assert from "node:assert/strict";
import { readJson } from "../../../packages/http-host/src/read-json.ts";
import type { Door } from "../engine/door.ts";

const BOUNDS = { depthMax: 8, containersMax: 20, entriesMax: 40 };

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((most, each) => Math.max(most, depthOf(each)), 0);
}

export const door: Door = {
  says: "bodies of JSON: within the bounds the same value as JSON.parse gives, or a named fault",
  bytesMax: 2_000,
  cpuMsMax: 100,
  seeds: () => [
    '{"a":[1,"b",null,{"c":true}],"d":{"e":"\\"\\\\"}}',
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"__proto__":{},"constructor":{"prototype":1}}',
    "[[[[[[[[[1]]]]]]]]]",
    "\ufeff{}",
  ],
  open: () => ({
    answer(input) {
      const read = readJson(input, BOUNDS);
      if ("fault" in read) {
        // What is only too deep for these bounds is read within wider ones.
        if (read.fault === "too_deep" || read.fault === "too_many") readJson(input);
        return read.fault;
      }
      assert.deepEqual(read.value, JSON.parse(input.toString("utf8")));
      assert.ok(depthOf(read.value) <= BOUNDS.depthMax);
      // What is no number in JSON, or -0, is written otherwise: only the first writing changes it.
      const written = JSON.stringify(read.value);
      const again = readJson(Buffer.from(written), BOUNDS);
      assert.ok("value" in again);
      assert.equal(JSON.stringify(again.value), written);
      return typeof read.value;
    },
    close: () => {},
  }),
};
