import { PROBLEMS } from "@utrn-lab/http-host";
import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { readPage, sendExamples } from "../../support/page-examples.ts";

const PAGE = readPage("reference/errors.md");

const rig = rigForEachTest();
meterForEachTest(rig);

test("the page lists every problem code with its status, and no other", () => {
  const rows = [...PAGE.matchAll(/^\| `(\w+)` \| (\d{3}) \| .+ \| .+ \|$/gm)];
  const page = rows.map(([, code, status]) => `${code} ${status}`);
  const registry = Object.entries(PROBLEMS).map(([code, { status }]) => `${code} ${status}`);
  expect(page).toEqual(registry);
});

test("each problem on the page is answered as the page shows, its detail too", async () => {
  expect(await sendExamples(PAGE, rig.call)).toBeGreaterThan(2);
});
