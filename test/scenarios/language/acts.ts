import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { commission, happen, type SupplierName } from "./bench.ts";
import { type Act, CODE_ACTS } from "./enter-codes.ts";
import { type Form, form } from "./form.ts";

function quiet(act: (...bench: Parameters<Act>) => void): Act {
  return (bench) => {
    act(bench);
    return undefined;
  };
}

function power(on: boolean): Act {
  return quiet((bench) => happen<"power">(bench, { type: "power", on }));
}

function wan(up: boolean): Act {
  return quiet((bench) => happen<"wan">(bench, { type: "wan", up }));
}

function changeSupplier(name: SupplierName, floor?: number): Act {
  return (bench) => {
    const { done, reason } = commission(bench, name, floor);
    return done ? "done" : reason;
  };
}

function press(keys: string, face: "twelve" | "two"): Act {
  return quiet((bench) => happen<"keys">(bench, { type: "keys", keys, face }));
}

/** Every way to say that something happens, each a line of its own. */
export const ACTS: readonly Form<Act>[] = [
  ...CODE_ACTS,
  form("+ <span>", (seconds) =>
    quiet((bench) => happen<"time">(bench, { type: "time" }, bench.meter.timeSeconds + seconds)),
  ),
  form("at <time>", (time) => quiet((bench) => happen<"time">(bench, { type: "time" }, time))),
  form("load <count> W", (watts) =>
    quiet((bench) => happen<"load">(bench, { type: "load", watts })),
  ),
  form("power off", () => power(false)),
  form("power on", () => power(true)),
  form("wan down", () => wan(false)),
  form("wan up", () => wan(true)),
  form("press <word>", (keys) => press(keys, "twelve")),
  form("press <word> on two keys", (keys) => press(keys, "two")),
  form("activate emergency credit by <place>", (via) => (bench) => {
    const action = "activate_emergency_credit";
    const { done, reason } = happen<"action">(bench, { type: "action", action, via });
    return done ? "done" : reason;
  }),
  form("enable supply by <place>", (via) => (bench) => {
    const action = "enable_supply";
    const { done, reason } = happen<"action">(bench, { type: "action", action, via });
    return done ? "done" : reason;
  }),
  form("supplier <supplier> floor <count>", changeSupplier),
  form("supplier <supplier>", (name) => changeSupplier(name)),
  form("join <device> <word> install code <word>", (kind, eui, installCode) => (bench) => {
    if (kind === "any") return "joined as any";
    const outcome = happen<"han_join">(bench, { type: "han_join", eui, kind, installCode });
    return outcome.joined ? "joined" : outcome.reason;
  }),
  form("rejoin <device> <word>", (kind, eui) => (bench) => {
    if (kind === "any") return "joined as any";
    const outcome = happen<"han_join">(bench, { type: "han_join", eui, kind });
    return outcome.joined ? "joined" : outcome.reason;
  }),
  form("remove <word>", (eui) => (bench) => {
    const { removed, reason } = happen<"han_remove">(bench, { type: "han_remove", eui });
    return removed ? "removed" : reason;
  }),
  form("restart", () =>
    quiet((bench) => {
      bench.meter = restoreMeter(JSON.parse(JSON.stringify(snapshotOf(bench.meter))));
    }),
  ),
];

/** What must come of an act that does not say so. */
export const GOOD_OUTCOMES: readonly (string | undefined)[] = [
  "applied",
  "done",
  "joined",
  "removed",
  undefined,
];
