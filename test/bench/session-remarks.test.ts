import { beforeEach, expect, test } from "vitest";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { good, type Issue, makeCommissioned, pounds } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();
let path: string;
let issue: Issue;
let made = 0;
beforeEach(async () => {
  made += 1;
  const meterId = `00db12345679${String(made).padStart(4, "0")}`;
  ({ path, issue } = await makeCommissioned(rig.call, { meterId }));
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
});

const REMARKS = {
  title: "A top-up",
  description: "It is added.",
  tester: "A. Tester",
  steps: [{ step: 2, note: "By letter.", expected: "applied" }],
};

const saved = () => good<Session>(rig.call("GET", `${path}/session`));
const remark = (remarks: object) => rig.call("PUT", `${path}/session/remarks`, remarks);

test("what is said of a session is kept, and stands in its file and its report", async () => {
  const before = await saved();
  expect(await good(remark(REMARKS))).toEqual(REMARKS);
  await rig.restart();
  const { title, description, tester, steps } = await saved();
  expect({ title, description, tester }).toEqual({ ...REMARKS, steps: undefined });
  expect(steps).toEqual([before.steps[0], { ...before.steps[1], ...REMARKS.steps[0] }]);
  const { text } = await rig.call("GET", `${path}/session/report`);
  for (const words of ["A top-up", "It is added.", "A. Tester", "By letter.", "Passed."]) {
    expect(text).toContain(words);
  }
});

test("the last that is said counts, and says nothing of the meter", async () => {
  const before = await good<object>(rig.call("GET", `${path}/snapshot`));
  await good(remark(REMARKS));
  await good(remark({ steps: [] }));
  expect(await good<object>(rig.call("GET", `${path}/snapshot`))).toEqual(before);
  const session = await saved();
  expect(session).not.toHaveProperty("title");
  expect(session.steps[1]).not.toHaveProperty("note");
});

test("a meter that is made from a file, or taken back in it, keeps what is said", async () => {
  await good(remark(REMARKS));
  const session = await saved();
  await good(remark({ steps: [] }));
  await good(rig.call("PUT", `${path}/session`, { session }));
  expect(await saved()).toEqual(session);
  await good(rig.call("PUT", `${path}/session`, { session, step: 1 }));
  expect((await saved()).steps).toEqual(session.steps.slice(0, 1));
  await rig.call("DELETE", path);
  await good(rig.call("POST", "/v1/sessions", { session }));
  expect(await saved()).toEqual(session);
});

test("a new session begins with nothing said of it", async () => {
  await good(remark(REMARKS));
  const begun = await good<Session>(rig.call("POST", `${path}/session`, {}));
  expect(begun).not.toHaveProperty("title");
});

test("a shrunk session keeps what is said of the steps that are left", async () => {
  await good(rig.call("PUT", `${path}/load`, { watts: 5 }));
  await good(rig.call("POST", `${path}/codes`, { code: issue(2, pounds(7)) }));
  await good(remark({ steps: [{ step: 4, note: "This one." }] }));
  const shrunk = await good<{ session: Session }>(
    rig.call("POST", "/v1/sessions/shrink", {
      session: await saved(),
      expectation: { display: "Credit £7.00" },
    }),
  );
  expect(shrunk.session.steps.map(({ note }) => note)).toEqual([undefined, "This one."]);
});

test.each([
  ["steps", { steps: [{ step: 3, note: "No such step." }] }],
  ["steps[0].expected", { steps: [{ step: 1, expected: "perhaps" }] }],
  ["title", { title: "a".repeat(1_001), steps: [] }],
])("invalid_request: %s", async (field, body) => {
  expect(await remark(body)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
});

test("not_found: a meter that is not on the bench", async () => {
  const at = "/v1/meters/00db1234567900ff/session/remarks";
  expect(await rig.call("PUT", at, REMARKS)).toMatchObject({ status: 404 });
});
