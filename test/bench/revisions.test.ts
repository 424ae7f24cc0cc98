import { beforeEach, describe, expect, it, test } from "vitest";
import { good, type Issue, makeCommissioned, pounds, type View } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();
let path: string;
let issue: Issue;
beforeEach(async () => {
  ({ path, issue } = await makeCommissioned(rig.call));
  return async () => {
    await rig.call("DELETE", path);
  };
});

const see = (): Promise<View> => good(rig.call("GET", path));
const press = (keys: string): Promise<View> => good(rig.call("POST", `${path}/keys`, { keys }));

describe("the revision of a view", () => {
  it("counts what is done to the meter, and looking is nothing", async () => {
    const { revision } = await see();
    expect((await see()).revision).toBe(revision);
    expect((await press("1")).revision).toBe(revision + 1);
    expect((await press("A12")).revision).toBe(revision + 2);
    expect((await see()).revision).toBe(revision + 2);
  });

  it("counts time that passed by itself when somebody looks", async () => {
    const { revision } = await good(rig.call("POST", `${path}/clock`, { rate: 1 }));
    rig.pass(5_000);
    expect((await see()).revision).toBe(revision + 1);
    expect((await see()).revision).toBe(revision + 1);
  });

  it("goes on after a restart", async () => {
    const before = await press("A12");
    await rig.restart();
    expect(await see()).toEqual(before);
    expect(await press("3")).toMatchObject({ revision: before.revision + 1, changed: [] });
  });

  it("goes on after a snapshot is put in: the meter is older, the view is newer", async () => {
    const snapshot = await good<object>(rig.call("GET", `${path}/snapshot`));
    const { revision } = await press("A12");
    const back = await good(rig.call("PUT", `${path}/snapshot`, snapshot));
    expect(back).toMatchObject({ revision: revision + 1, entry: { digits: "" } });
  });

  it("stays where nothing was done, as the bench refused", async () => {
    const { revision } = await see();
    expect(await rig.call("PUT", `${path}/load`, { watts: -1 })).toMatchObject({ status: 400 });
    expect((await see()).revision).toBe(revision);
  });
});

describe("what a change touched", () => {
  it("is nothing but the view, for keys, load and time", async () => {
    expect((await press("A1234")).changed).toEqual([]);
    expect((await good(rig.call("PUT", `${path}/load`, { watts: 500 }))).changed).toEqual([]);
    const moved = await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 5 }));
    expect(moved.changed).toEqual([]);
  });

  it("is log and knowledge for a code while WAN is away, whose alert waits", async () => {
    expect((await press(`A${issue(1, pounds(10))}B`)).changed).toEqual(["log", "knowledge"]);
  });

  it("is outbox and knowledge when WAN comes and what waited is sent", async () => {
    await press(`A${issue(1, pounds(10))}B`);
    const sent = await good(rig.call("PUT", `${path}/wan`, { up: true }));
    expect(sent.changed).toEqual(["outbox", "knowledge"]);
  });

  it("is knowledge in the second in which a lock ends, and not while it counts down", async () => {
    const advance = (advanceSeconds: number): Promise<View> =>
      good(rig.call("POST", `${path}/clock`, { advanceSeconds }));
    const [first, ...others] = [701, 702, 703, 704, 705].map((counter) =>
      issue(counter, pounds(1)),
    );
    expect((await press(`A${first}B`)).changed).toEqual(["log", "knowledge"]);
    for (const code of others) await press(`A${code}B`);
    expect((await advance(3_599)).changed).toEqual([]);
    expect((await advance(1)).changed).toEqual(["knowledge"]);
  });
});

describe("what the last event moved", () => {
  it("stays over time, over what moves nothing, and over a restart", async () => {
    await press(`A${issue(1, pounds(10))}BB`);
    await good(rig.call("PUT", `${path}/load`, { watts: 3_000 }));
    await good(rig.call("POST", `${path}/clock`, { rate: 1 }));
    rig.pass(3_600_000);
    // 3 kWh at 24.5p are 73.5p.
    const moved = [{ path: "settings.meterBalance", before: 926_500, after: 1_926_500 }];
    expect((await press(`A${issue(2, pounds(10))}B`)).moved).toEqual(moved);
    rig.pass(60_000);
    expect((await see()).moved).toEqual(moved);
    expect((await press("1")).moved).toEqual(moved);
    await rig.restart();
    expect((await see()).moved).toEqual(moved);
  });
});

test("a part that is not named has not changed, whatever is done", async () => {
  const parts = ["log", "outbox", "knowledge"] as const;
  const read = async (part: string) => {
    const answer = await good<Record<string, unknown>>(rig.call("GET", `${path}/${part}`));
    return JSON.stringify(answer, (name, value) =>
      ["time", "secondsLeft"].includes(name) ? undefined : value,
    );
  };
  const readAll = () => Promise.all(parts.map(read));
  const code = issue(1, pounds(10));
  const forged = `${code.slice(0, 12)}${(Number(code[12]) + 1) % 10}${code.slice(13)}`;
  const acts: readonly (readonly ["POST" | "PUT", string, object])[] = [
    ["POST", "keys", { keys: `A${code}` }],
    ["POST", "keys", { keys: "B" }],
    ["POST", "codes", { code }],
    ["POST", "codes", { code: forged }],
    ["PUT", "load", { watts: 3_000 }],
    ["POST", "actions", { action: "enable_supply" }],
    ["POST", "clock", { advanceSeconds: 3_600 }],
    ["POST", "clock", { to: "midnight" }],
    ["PUT", "wan", { up: true }],
    ["PUT", "power", { on: false }],
    ["PUT", "power", { on: true }],
    ["POST", "clock", { to: "next_event" }],
    ["POST", "clock", { advanceSeconds: 40 * 86_400 }],
  ];
  let before = await readAll();
  for (const [method, call, body] of acts) {
    await good(rig.call(method, `${path}/${call}`, body));
    const [{ changed }, after] = [await see(), await readAll()];
    const moved = parts.filter((_, at) => after[at] !== before[at]);
    expect({ call, unsaid: moved.filter((part) => !changed.includes(part)) }).toEqual({
      call,
      unsaid: [],
    });
    before = after;
  }
});
