import { readFileSync } from "node:fs";
import { PROBLEMS } from "@utrn-lab/http-host";
import { expect, test } from "vitest";

const PAGE = new URL("../../../docs/reference/errors.md", import.meta.url);

test("docs/reference/errors.md lists every problem code with its status, and no other", () => {
  const rows = [...readFileSync(PAGE, "utf8").matchAll(/^\| `(\w+)` \| (\d{3}) \| .+ \| .+ \|$/gm)];
  const page = rows.map(([, code, status]) => `${code} ${status}`);
  const registry = Object.entries(PROBLEMS).map(([code, { status }]) => `${code} ${status}`);
  expect(page).toEqual(registry);
});
