import { expect, test } from "vitest";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { good, makeCommissioned, pounds, type View } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();

const saved = (path: string) => good<Session>(rig.call("GET", `${path}/session`));

test("a session is put into the meter that is there: what was done since is gone", async () => {
  const { path, issue } = await makeCommissioned(rig.call);
  const enter = (counter: number) =>
    good(rig.call("POST", `${path}/codes`, { code: issue(counter, pounds(10)) }));
  await enter(1);
  const session = await saved(path);
  const { revision } = await good<View>(rig.call("GET", path));
  await enter(2);
  expect(await rig.call("PUT", `${path}/session`, { session })).toMatchObject({
    status: 200,
    body: { balanceMillipence: 1_000_000, revision: revision + 2 },
  });
  expect((await saved(path)).steps).toEqual(session.steps);
  expect(await enter(2)).toMatchObject({ result: "applied" });
  expect(
    await rig.call("POST", "/v1/sessions/replay", { session: await saved(path) }),
  ).toMatchObject({ status: 200, body: { same: true } });
});

test("invalid_request: the session of another meter is put into none", async () => {
  const { path } = await makeCommissioned(rig.call, { meterId: "00db1234567890fe" });
  const other = await makeCommissioned(rig.call, { meterId: "00db1234567890ff" });
  const before = await good(rig.call("GET", other.path));
  const session = await saved(path);
  expect(await rig.call("PUT", `${other.path}/session`, { session })).toMatchObject({
    status: 400,
    body: { field: "session" },
  });
  expect(await good(rig.call("GET", other.path))).toEqual(before);
});
