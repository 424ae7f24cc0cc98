import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyOf } from "../../support/keys.ts";
import { type SupplierRig, startRig } from "../../support/supplier-rig.ts";
import { projectFiles } from "../../support/tree.ts";

function fileOf(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
}

let rig: SupplierRig;
let told: string;
beforeAll(async () => {
  rig = await startRig();
  await keyOf(rig, "metrics", { expiresAt: "2044-01-01T00:00:00Z" });
  told = (await rig.call("GET", "/metrics")).text;
});
afterAll(() => rig.remove());

/** What others than the service tell: Prometheus itself, and the job that takes backups. */
const TOLD_BY_OTHERS = ["up", "utrn_backup_timestamp_seconds"];

/** The names of metrics in the expressions of a file. */
function metricsIn(expressions: string): string[] {
  const found = expressions.matchAll(/\b(?:up|(?:utrn|http|nodejs|process)_[a-z0-9_]+)\b/g);
  return [...new Set([...found].map(([name]) => name))];
}

function expressionsOf(path: string): string {
  const text = fileOf(path);
  if (!path.endsWith(".json")) return text.replaceAll(/^ *(#|description:|summary:).*$/gm, "");
  return [...text.matchAll(/"expr": "((?:\\"|[^"])*)"/g)].map(([, expr]) => expr).join("\n");
}

/** The metrics that the pages of the reference name. */
function metricsInReference(): string[] {
  const pages = projectFiles().filter(({ path }) => /^docs\/reference\/.*\.md$/.test(path));
  const name = /`((?:utrn|http_request|nodejs)_[a-z0-9_]+)[`{]/g;
  return pages.flatMap(({ text }) => [...text.matchAll(name)].map(([, metric = ""]) => metric));
}

/** The names that the service tells, those of a histogram's parts too. */
function namesTold(): Set<string> {
  const types = [...told.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    types.flatMap(([, name, type]) =>
      type === "histogram" ? [`${name}_bucket`, `${name}_count`, `${name}_sum`, name] : [name],
    ) as string[],
  );
}

test.each(["deploy/alerts.yml", "deploy/dashboard.json"])(
  "every metric in %s is one that the service tells",
  (path) => {
    const names = metricsIn(expressionsOf(path)).filter((name) => !TOLD_BY_OTHERS.includes(name));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !namesTold().has(name))).toEqual([]);
  },
);

test("every metric of the service's own is in the reference, and none that is not there", () => {
  const own = [...namesTold()].filter(
    (name) => /^(utrn_|http_)/.test(name) && !/_(bucket|count|sum)$/.test(name),
  );
  const page = metricsInReference();
  expect(own.filter((name) => !page.includes(name))).toEqual([]);
  expect(page.filter((name) => !namesTold().has(name))).toEqual([]);
});

test("a name that nobody tells would be seen", () => {
  expect(metricsIn('max(utrn_lost{a="utrn"}) > up{job="utrn-supplier"}')).toEqual([
    "utrn_lost",
    "up",
  ]);
});

test("the dashboard is one that Grafana can read", () => {
  const { panels, uid } = JSON.parse(fileOf("deploy/dashboard.json"));
  expect(uid).toBe("utrn-supplier");
  for (const { targets, title } of panels) expect(targets, title).not.toEqual([]);
});

test("the image starts what `npm run start:supplier` starts", () => {
  const { scripts } = JSON.parse(fileOf("package.json"));
  const [, list = ""] = /^ENTRYPOINT (.+)$/m.exec(fileOf("deploy/Containerfile")) ?? [];
  expect(`exec ${JSON.parse(list).join(" ")}`).toBe(scripts["start:supplier"]);
});

test("the unit starts what `npm run start:supplier` starts", () => {
  const { scripts } = JSON.parse(fileOf("package.json"));
  const [, started] =
    /^ExecStart=\S+\/bin\/node (.*) --role %i$/m.exec(fileOf("deploy/utrn-supplier@.service")) ??
    [];
  expect(`exec node ${started}`).toBe(scripts["start:supplier"]);
});
