import type { NamedMutant } from "./named-mutant.ts";

const FORECAST = "apps/supplier-service/src/rules/forecast.ts";

const issuing = ["test/service/issuing/issue-code.test.ts"];

/** Faults of the service that gives out counters. */
export const NAMED_SERVICE: readonly NamedMutant[] = [
  {
    name: "two payloads under one counter: the last one is given again",
    file: FORECAST,
    search: "const utrnCounter = meter.lastCounter + 1;",
    replacement: "const utrnCounter = Math.max(1, meter.lastCounter);",
    tests: issuing,
  },
  {
    name: "a counter narrowed to 16 bits where it is given out",
    file: FORECAST,
    search: "const utrnCounter = meter.lastCounter + 1;",
    replacement: "const utrnCounter = (meter.lastCounter + 1) % 65_536;",
    tests: ["test/service/rules/forecast.test.ts"],
  },
  {
    name: "a code that a meter half a window behind is promised to read",
    file: FORECAST,
    search: "isVerifiable: utrnCounter - meter.knownHighest <= reachOf(plan.digits)",
    replacement: "isVerifiable: utrnCounter - meter.knownHighest <= reachOf(plan.digits) + 1",
    tests: ["test/service/rules/forecast.test.ts"],
  },
  {
    name: "a single code that spends no counter",
    file: "apps/supplier-service/src/issuing/next-code.ts",
    search: "rows.map(({ meter_id }) => meter_id),",
    replacement: "[],",
    tests: issuing,
  },
  {
    name: "a counter that is spent and stays where it was",
    file: "apps/supplier-service/src/store/meter-batches.ts",
    search: 'is("last_counter", "+", 1)',
    replacement: 'is("last_counter", "+", 0)',
    tests: issuing,
  },
  {
    name: "a campaign that signs under another counter than it spends",
    file: "apps/supplier-service/src/campaigns/sign-batch.ts",
    search: "utrnCounter: meter.last_counter + 1 }",
    replacement: "utrnCounter: meter.last_counter + 2 }",
    tests: ["test/service/campaigns/campaigns.test.ts"],
  },
  {
    name: "a mark beside the key that is damaged and taken for none",
    file: "apps/supplier-service/src/keys/mark-file.ts",
    search: "      throw new StartError(`The mark",
    replacement: '      if (path !== "") return undefined; throw new StartError(`The mark',
    tests: ["test/service/setup/mark-file.test.ts"],
  },
  {
    name: "an older copy of the database that is issued from",
    file: "apps/supplier-service/src/audit/last-seen.ts",
    search: "if (epoch < seen.epoch || found.seq < seen.seq)",
    replacement: "if (epoch < seen.epoch)",
    tests: ["test/service/setup/restored.test.ts"],
  },
  {
    name: "a restore after which no counter is passed over",
    file: "apps/supplier-service/src/store/supplier.ts",
    search: '.else(it("last_counter", "+", skip))',
    replacement: '.else(it("last_counter", "+", 0 * skip))',
    tests: ["test/service/setup/restored.test.ts"],
  },
  {
    name: "a meter that comes back with a lower counter",
    file: "apps/supplier-service/src/meters/change-meter.ts",
    search: "if (lastCounter < before.last_counter) {",
    replacement: "if (false) {",
    tests: ["test/service/meters/mend.test.ts"],
  },
  {
    name: "a day's limit that is passed by one penny",
    file: "apps/supplier-service/src/access/day-sums.ts",
    search: "most !== null && givenPence > 0 && (before ?? 0) + givenPence > most;",
    replacement: "most !== null && givenPence > 0 && (before ?? 0) + givenPence > most + 1;",
    tests: ["test/service/access/day-sums.test.ts"],
  },
  {
    name: "a sixth wrong guess that is judged",
    file: "apps/supplier-service/src/proofs/guesses.ts",
    search: "const WRONG_PER_DAY_MAX = 5;",
    replacement: "const WRONG_PER_DAY_MAX = 6;",
    tests: ["test/service/proofs/confirmations.test.ts"],
  },
];
