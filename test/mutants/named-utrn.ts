import type { NamedMutant } from "./named-mutant.ts";

const CHECK_DIGIT = "packages/utrn/src/blocks/check-digit.ts";
const BLOCKS = "packages/utrn/src/blocks/blocks.ts";
const COUNTERS = "packages/utrn/src/replay/counters.ts";
const STATE = "packages/utrn/src/replay/state.ts";
const RECORD = "packages/utrn/src/replay/record.ts";

const codes = ["test/conformance/vectors.test.ts"];
const counters = ["test/properties/utrn-counters.test.ts"];
const replay = ["test/properties/utrn-replay.test.ts", "test/properties/utrn-replay-model.test.ts"];

/** Faults of check digits, digits, counters and the meter's memory. */
export const NAMED_UTRN: readonly NamedMutant[] = [
  {
    name: "a check digit that ignores its block",
    file: CHECK_DIGIT,
    search: "let interim = block - 1;",
    replacement: "let interim = 0;",
    tests: ["test/properties/utrn-check-digit.test.ts"],
  },
  {
    name: "a check of blocks that takes each for the first",
    file: BLOCKS,
    search: "checkDigit(digits.slice(end - BLOCK_DIGITS, last), block)",
    replacement: "checkDigit(digits.slice(end - BLOCK_DIGITS, last))",
    tests: codes,
  },
  {
    name: "leading zeros lost where a block is written",
    file: BLOCKS,
    search: 'number.toString().padStart(BLOCK_DIGITS - 1, "0")',
    replacement: "number.toString()",
    tests: codes,
  },
  {
    name: "a counter narrowed to 16 bits",
    file: COUNTERS,
    search: "return highest - position + shifted;",
    replacement: "return (highest - position + shifted) % 65_536;",
    tests: counters,
  },
  {
    name: "a window of 20 digits that begins one late",
    file: COUNTERS,
    search: "truncated < position - span / 2",
    replacement: "truncated < position - span / 2 + (bits === 10 ? 1 : 0)",
    tests: counters,
  },
  {
    name: "a window of 20 digits that ends one early",
    file: COUNTERS,
    search: "truncated > position + span / 2",
    replacement: "truncated > position + span / 2 - (bits === 10 ? 1 : 0)",
    tests: counters,
  },
  {
    name: "a window of 40 and 60 digits that begins one late",
    file: COUNTERS,
    search: "truncated < position - span / 2",
    replacement: "truncated < position - span / 2 + (bits === 16 ? 1 : 0)",
    tests: counters,
  },
  {
    name: "a window of 40 and 60 digits that ends one early",
    file: COUNTERS,
    search: "truncated > position + span / 2",
    replacement: "truncated > position + span / 2 - (bits === 16 ? 1 : 0)",
    tests: counters,
  },
  {
    name: "a reach that is one too far",
    file: "packages/utrn/src/rules/reach.ts",
    search: "2 ** (counterBitsOf(digits) - 1) - 1",
    replacement: "2 ** (counterBitsOf(digits) - 1)",
    tests: ["test/properties/utrn-counters.test.ts", "test/properties/utrn-rules.test.ts"],
  },
  {
    name: "an inverted membership test",
    file: STATE,
    search: "(entry) => entry.utrnCounter === utrnCounter",
    replacement: "(entry) => entry.utrnCounter !== utrnCounter",
    tests: replay,
  },
  {
    name: "an empty history taken for no floor",
    file: STATE,
    search: "Math.max(state.floor, state.accepted.at(-1)?.utrnCounter ?? 0)",
    replacement: "state.accepted.at(-1)?.utrnCounter ?? 0",
    tests: replay,
  },
  {
    name: "an empty history in which nothing is too old",
    file: STATE,
    search: 'utrnCounter <= state.floor ? "too_old" : undefined',
    replacement: 'state.accepted.length > 0 && utrnCounter <= state.floor ? "too_old" : undefined',
    tests: replay,
  },
  {
    name: "a memory that loses the highest counter instead of the lowest",
    file: STATE,
    search: "accepted.shift()",
    replacement: "accepted.pop()",
    tests: replay,
  },
  {
    name: "a memory of 64 counters",
    file: STATE,
    search: "export const CACHE_SIZE = 100;",
    replacement: "export const CACHE_SIZE = 64;",
    tests: replay,
  },
  {
    name: "a counter that leaves the memory without raising the floor",
    file: STATE,
    search: "floor: Math.max(state.floor, evicted?.utrnCounter ?? 0)",
    replacement: "floor: state.floor",
    tests: replay,
  },
  {
    name: "a change of tenancy that leaves the floor",
    file: STATE,
    search: "floor: Math.max(remembered.floor, utrnCounter)",
    replacement: "floor: remembered.floor",
    tests: ["test/properties/utrn-order.test.ts", ...replay],
  },
  {
    name: "a code accepted twice",
    file: STATE,
    search: "if (replayRefusal(state, utrnCounter) !== undefined) {",
    replacement: "if (false) {",
    tests: replay,
  },
  {
    name: "a late set that takes the latest charges for the earliest",
    file: RECORD,
    search: "Math.min(...totals.map((charges) => charges[of]))",
    replacement: "Math.max(...totals.map((charges) => charges[of]))",
    tests: ["test/scenarios/scenarios.test.ts"],
  },
  {
    name: "leading zeros lost where a confirmation code is written",
    file: "packages/utrn/src/confirmations.ts",
    search: 'number.toString().padStart(19, "0")',
    replacement: "number.toString()",
    tests: [...codes, "test/properties/utrn-confirmations.test.ts"],
  },
];
