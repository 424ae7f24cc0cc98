import { describe, expect, it } from "vitest";
import { type ProjectFile, projectFiles } from "./support/tree.ts";
import { castsOf } from "./support/types.ts";

const SOURCE = /^((packages|apps)\/[^/]+\/(src|server|page)|benchmarks)\/.*\.tsx?$/;

/**
 * Where a cast stands, and how many at the most: where a check has just been made whose result
 * the compiler cannot follow, or where a type of another package is too narrow. Everything else
 * is parsed. The list only shrinks.
 */
const CASTS: Readonly<Record<string, number>> = {
  "apps/bench/page/src/api.ts": 2,
  "apps/bench/page/src/sessions/use-session-files.ts": 1,
  "apps/bench/server/bench/bench.ts": 1,
  "apps/bench/server/meters/knowledge.ts": 1,
  "apps/bench/server/sessions/parse.ts": 2,
  "apps/supplier-service/src/http/routes/audit.ts": 1,
  "apps/supplier-service/src/http/routes/campaign-streams.ts": 1,
  "apps/supplier-service/src/http/routes/export-meters.ts": 1,
  "apps/supplier-service/src/http/routes/metrics.ts": 1,
  "apps/supplier-service/src/http/routes/reports.ts": 2,
  "apps/supplier-service/src/http/routes/stored-answer.ts": 1,
  "apps/supplier-service/src/meters/import/import-meters.ts": 1,
  "apps/supplier-service/src/store/many.ts": 1,
  "apps/supplier-service/src/store/migrations/003-supplier-keys.ts": 1,
  "apps/supplier-service/src/store/postgres.ts": 1,
  "packages/http-host/src/node-sqlite-dialect.ts": 1,
  "packages/meter-emulator/src/meter/parse-settings.ts": 1,
  "packages/utrn/src/checks/eui64.ts": 2,
  "packages/utrn/src/codes/long-body.ts": 1,
  "packages/utrn/src/codes/short-body.ts": 2,
  "packages/utrn/src/commands/fields.ts": 1,
  "packages/utrn/src/commands/table.ts": 1,
};

function castsTooMany(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => SOURCE.test(path))
    .map((file) => ({ path: file.path, lines: castsOf(file) }))
    .filter(({ path, lines }) => lines.length > (CASTS[path] ?? 0))
    .map(
      ({ path, lines }) =>
        `${path}: casts in the lines ${lines.join(", ")}, and may have ${CASTS[path] ?? 0}` +
        "  -> parse the value, or declare its type where it is made",
    );
}

describe("a value is parsed, and not cast", () => {
  it("holds in every file", () => {
    expect(castsTooMany(projectFiles())).toEqual([]);
  });

  it("lists no cast that is gone", () => {
    const listed = projectFiles().filter(({ path }) => Object.hasOwn(CASTS, path));
    const casts = Object.fromEntries(listed.map((file) => [file.path, castsOf(file).length]));
    expect(casts).toEqual(CASTS);
  });

  it("would be seen broken", () => {
    const text = [
      'import { a as b } from "./a.ts";',
      "const fine = [1, 2] as const;",
      "const meter = JSON.parse(text) as Meter;",
      "const id = value as unknown as string;",
    ].join("\n");
    expect(castsTooMany([{ path: "packages/a/src/a.ts", text }])).toEqual([
      expect.stringMatching(/^packages\/a\/src\/a\.ts: casts in the lines 3, 4, 4, and may have 0/),
    ]);
  });
});
