import { beforeEach, expect, test } from "vitest";
import { good, type Issue, joinPpmid, makeCommissioned, pounds } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();
let path: string;
let issue: Issue;
let made = 0;
beforeEach(async () => {
  made += 1;
  const meterId = `00db1234567890${String(made).padStart(2, "0")}`;
  ({ path, issue } = await makeCommissioned(rig.call, { meterId }));
});

const press = (keys: string, face?: string) =>
  good(rig.call("POST", `${path}/keys`, { keys, ...(face === undefined ? {} : { face }) }));
const view = () => good(rig.call("GET", path));

test("A, 20 digits and B: the code is applied and the display says so", async () => {
  expect(await press(`A${issue(1, pounds(10))}B`)).toMatchObject({
    balanceMillipence: 1_000_000,
    display: ["Accepted", expect.stringContaining("£10.00")],
    counters: { accepted: [1] },
  });
});

test("keys pressed one at a time are one entry, and A takes back the last digit", async () => {
  const code = issue(2, pounds(3));
  await press("A");
  for (const digit of code) await press(digit);
  expect(await view()).toMatchObject({ entry: { digits: code } });
  await press("A");
  expect(await view()).toMatchObject({ entry: { digits: code.slice(0, 19) } });
  await press(code.slice(19));
  expect(await press("B")).toMatchObject({ balanceMillipence: 300_000, entry: { digits: "" } });
});

test("keys of one entry that arrive together keep their order", async () => {
  const code = issue(3, pounds(3));
  const keys = [...`A${code}B`];
  await Promise.all([press(keys.slice(0, 11).join("")), press(keys.slice(11).join(""))]);
  expect(await view()).toMatchObject({ balanceMillipence: 300_000 });
});

test("on two keys B held starts and submits, A steps a digit, B takes it", async () => {
  const code = issue(4, pounds(2));
  const keys = [...code].map((digit) => `${"A".repeat(Number(digit))}B`).join("");
  expect(await press(`b${keys}b`, "two")).toMatchObject({
    balanceMillipence: 200_000,
    display: ["Accepted", expect.stringContaining("£2.00")],
  });
});

test("twenty seconds without a key submit a whole code by themselves", async () => {
  await press(`A${issue(5, pounds(4))}`);
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 19 }));
  expect(await view()).toMatchObject({ balanceMillipence: 0 });
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 1 }));
  expect(await view()).toMatchObject({ balanceMillipence: 400_000 });
});

test("B enables an armed supply; so does the PPMID's action", async () => {
  const act = (action: string, via: string) =>
    good(rig.call("POST", `${path}/actions`, { action, via }));
  const unheard = await rig.call("POST", `${path}/actions`, {
    action: "enable_supply",
    via: "ppmid",
  });
  expect(unheard).toMatchObject({ status: 409, body: { code: "no_ppmid" } });
  await joinPpmid(rig.call, path);
  expect(await act("enable_supply", "ppmid")).toMatchObject({
    supply: "disabled",
    screens: [
      ["Supply is off", ""],
      ["Please pay first", "£0.01"],
      ["or use", "emergency credit"],
    ],
  });
  expect(await press(`A${issue(6, pounds(1))}B`)).toMatchObject({ supply: "armed" });
  expect(await act("enable_supply", "ppmid")).toMatchObject({ supply: "enabled" });
});

test("emergency credit is activated without a code, where it is offered", async () => {
  const action = { action: "activate_emergency_credit" };
  const taken = await good(rig.call("POST", `${path}/actions`, action));
  expect(taken).toMatchObject({
    emergencyCredit: { active: true, remainingMillipence: 1_000_000 },
    supply: "armed",
  });
  expect(taken).not.toHaveProperty("screens");
});

test("without power the keys are dead", async () => {
  await good(rig.call("PUT", `${path}/power`, { on: false }));
  expect(await press(`A${issue(7, pounds(1))}B`)).toMatchObject({
    power: false,
    display: ["", ""],
    balanceMillipence: 0,
  });
});

const WRONG: readonly [field: string, route: string, body: object][] = [
  ["keys", "keys", { keys: "A1C" }],
  ["keys", "keys", { keys: "1".repeat(1_001) }],
  ["keys", "keys", { keys: ["A"] }],
  ["face", "keys", { keys: "A", face: "three" }],
  ["action", "actions", { action: "disable_supply" }],
  ["via", "actions", { action: "enable_supply", via: "app" }],
];

test.each(WRONG)("invalid_request: %s at %s", async (field, route, body) => {
  const before = await view();
  expect(await rig.call("POST", `${path}/${route}`, body)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
  expect(await view()).toEqual(before);
});
