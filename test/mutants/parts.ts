/** A part of the project: the files in which mutants are made, and the tests that must see them. */
export interface Part {
  /** Globs of Stryker, from the root; one that begins with `!` leaves files out. */
  readonly sources: readonly string[];
  /** Globs of test files that are fast, for each mutant runs all that reach it. */
  readonly tests: readonly string[];
}

const utrn: Part = {
  sources: ["packages/utrn/src/**/*.ts", "!**/index.ts", "!**/commands/types.ts"],
  tests: [
    "test/conformance/{vectors,first-revision}.test.ts",
    "test/properties/utrn-!(hostile|gmac).test.ts",
  ],
};

const meter: Part = {
  sources: [
    "packages/meter-emulator/src/account/*.ts",
    "packages/meter-emulator/src/codes/!(code-outcome).ts",
    "packages/meter-emulator/src/supply/*.ts",
    "packages/meter-emulator/src/units/*.ts",
    "packages/meter-emulator/src/time/*.ts",
  ],
  tests: [
    "test/scenarios/scenarios.test.ts",
    "test/properties/meter-{due,money,order-examples,outcomes,pay-first,replay}.test.ts",
    "test/properties/meter-{step-through,steps,suppliers,suspended}.test.ts",
    "test/dialogues/{accepted,confirmations,information,pay-first,rejected,submitted}.test.ts",
  ],
};

const rules: Part = {
  sources: [
    "apps/supplier-service/src/rules/*.ts",
    // These are tried by requests to a running service, which are too slow to repeat per mutant.
    "!**/rules/{alert-proofs,code-life,lab-time,old-news,roles,selection,service-requests}.ts",
    "!**/rules/supply-told.ts",
  ],
  // Thousands of proposals are tried on a meter in `proposals-accepted`, seconds for each mutant.
  tests: [
    "test/service/rules/!(proposals-accepted).test.ts",
    "test/properties/second-person.test.ts",
  ],
};

const service: Part = {
  sources: [
    "apps/supplier-service/src/access/{limits,day-sums}.ts",
    "apps/supplier-service/src/issuing/{judge-code,next-code}.ts",
    "apps/supplier-service/src/store/{day-sums,known}.ts",
  ],
  tests: [
    "test/service/access/{audit-details,day-sums,digits,limits,policies}.test.ts",
    "test/service/issuing/{forecast,issue-code,issue-group}.test.ts",
    "test/service/store/day-sums.test.ts",
  ],
};

export const PARTS: Readonly<Record<string, Part>> = { utrn, meter, rules, service };
