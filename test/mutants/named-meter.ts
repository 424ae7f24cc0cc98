import type { NamedMutant } from "./named-mutant.ts";

const LOCKOUT = "packages/meter-emulator/src/codes/lockout.ts";
const ENTER = "packages/meter-emulator/src/codes/enter-code.ts";
const RUN = "packages/meter-emulator/src/codes/run-code.ts";
const SUPPLIER = "packages/meter-emulator/src/codes/supplier.ts";
const BENCH_METERS = "apps/bench/server/store/meters.ts";

const scenarios = ["test/scenarios/scenarios.test.ts"];
const suppliers = ["test/properties/meter-suppliers.test.ts"];
const restarts = ["test/bench/restarts.test.ts"];

/** Faults of the emulated meter, and of the bench that keeps it. */
export const NAMED_METER: readonly NamedMutant[] = [
  {
    name: "a lockout that skips one length",
    file: ENTER,
    search: 'if (reason === "not_authentic") countFailure',
    replacement: 'if (reason === "not_authentic" && code.length < 60) countFailure',
    tests: scenarios,
  },
  {
    name: "a lockout that skips codes of 20 digits",
    file: ENTER,
    search: 'if (reason === "not_authentic") countFailure',
    replacement: 'if (reason === "not_authentic" && code.length > 20) countFailure',
    tests: scenarios,
  },
  {
    name: "a lock that a cut of power ends",
    file: "packages/meter-emulator/src/take-event.ts",
    search: "if (!on) Object.assign(meter, { entry: null, shown: null });",
    replacement:
      "if (!on) Object.assign(meter, { entry: null, shown: null, places: {" +
      "keypad: { failures: [], lockedUntilSeconds: null }," +
      "ppmid: { failures: [], lockedUntilSeconds: null } } });",
    tests: scenarios,
  },
  {
    name: "a lockout in the memory of the bench only",
    file: BENCH_METERS,
    search: "state: restoreMeter(JSON.parse(row.state)),",
    replacement:
      "state: { ...restoreMeter(JSON.parse(row.state)), places: {" +
      "keypad: { failures: [], lockedUntilSeconds: null }," +
      "ppmid: { failures: [], lockedUntilSeconds: null } } },",
    tests: restarts,
  },
  {
    name: "a code of the same digits that counts twice for the lockout",
    file: LOCKOUT,
    search: "if (recent.some((failure) => failure.digest === digest)) return;",
    replacement: "",
    tests: scenarios,
  },
  {
    name: "a code that is applied and not remembered",
    file: RUN,
    search: "meter.replay = acceptCode(",
    replacement: "acceptCode(",
    tests: scenarios,
  },
  {
    name: "a reset that re-opens replay",
    file: "packages/meter-emulator/src/codes/revert.ts",
    search: "for (const part of parts) REVERTS[part](meter);",
    replacement:
      "for (const part of parts) REVERTS[part](meter);" +
      "meter.replay = { ...meter.replay, floor: 0, accepted: [] };",
    tests: scenarios,
  },
  {
    name: "a reset of the logs that empties the memory of codes",
    file: "packages/meter-emulator/src/codes/revert.ts",
    search: "logs: (meter) => {",
    replacement: "logs: (meter) => { meter.replay = { ...meter.replay, accepted: [] };",
    tests: scenarios,
  },
  {
    name: "a change of supplier that begins at floor 0",
    file: SUPPLIER,
    search: "meter.replay = newReplayState(floor);",
    replacement: "meter.replay = newReplayState();",
    tests: suppliers,
  },
  {
    name: "a supplier that comes back below what was accepted of it",
    file: SUPPLIER,
    search: "known.some(({ highest }) => floor < highest)",
    replacement: "known.every(({ highest }) => floor < highest)",
    tests: suppliers,
  },
  {
    name: "a floor that falls under the same supplier",
    file: SUPPLIER,
    search: "if (floor < meter.replay.floor) return false;",
    replacement: "",
    tests: suppliers,
  },
  {
    name: "a late set_credit that forgets charges",
    file: "packages/meter-emulator/src/codes/credit-commands.ts",
    search: 'addedLater(meter.replay, utrnCounter, "credit") - since;',
    replacement: 'addedLater(meter.replay, utrnCounter, "credit");',
    tests: scenarios,
  },
  {
    name: "a late set_debt that forgets what recovery took",
    file: "packages/meter-emulator/src/codes/debt-commands.ts",
    search: "amount + added - recoveredSince(meter, utrnCounter, register);",
    replacement: "amount + added;",
    tests: scenarios,
  },
  {
    name: "a late set_debt that forgets later additions",
    file: "packages/meter-emulator/src/codes/debt-commands.ts",
    search: "const value = amount + added -",
    replacement: "const value = amount -",
    tests: scenarios,
  },
  {
    name: "a meter of the bench that is damaged and begins anew",
    file: BENCH_METERS,
    search: "      throw new StartError(",
    replacement: "      return undefined as never; new StartError(",
    tests: restarts,
  },
  {
    name: "a bench that answers and does not keep the meter",
    file: BENCH_METERS,
    search: ".set(columnsOf(meter))",
    replacement: ".set({ label: meter.label })",
    tests: restarts,
  },
  {
    name: "a stored memory of codes whose counters may repeat",
    file: "packages/meter-emulator/src/snapshot/snapshot.ts",
    search: "utrnCounter > (accepted[at - 1]?.utrnCounter ?? 0)",
    replacement: "utrnCounter >= (accepted[at - 1]?.utrnCounter ?? 0)",
    tests: ["test/properties/meter-snapshots.test.ts"],
  },
];
