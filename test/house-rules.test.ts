import { describe, expect, it } from "vitest";
import { type ProjectFile, projectFiles } from "./support/tree.ts";

/** A rule that a line of some files must not break, and what to write instead. */
interface LineRule {
  readonly rule: string;
  readonly files: RegExp;
  readonly except?: RegExp;
  readonly forbidden: RegExp;
  readonly instead: string;
  /** A line that breaks the rule, in pieces, so that this file does not break it. */
  readonly broken: readonly string[];
}

const PURE = /^packages\/(utrn|meter-emulator)\/src\//;
const SOURCE = /^(packages|apps)\/[^/]+\/(src|server|page)\/.*\.tsx?$/;
const CODE = /\.tsx?$/;
const TEST = /^test\/.*\.tsx?$/;

const LINE_RULES: readonly LineRule[] = [
  {
    rule: "the packages read no clock",
    files: PURE,
    forbidden: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/,
    instead: "take timeSeconds as an argument",
    broken: ["const now = Date", ".now();"],
  },
  {
    rule: "the packages draw no random numbers",
    files: PURE,
    forbidden: /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b|\brandomBytes\b/,
    instead: "take random bytes as an argument",
    broken: ["const dice = Math", ".random();"],
  },
  {
    rule: "the packages import nothing from Node",
    files: PURE,
    forbidden: /["']node:|\bprocess\.|\bBuffer\b|\brequire\(/,
    instead: "let the host give it as an argument, as KeyAgreement is given",
    broken: ['import { readFileSync } from "', 'node:fs";'],
  },
  {
    rule: "utrn imports noble and itself only",
    files: /^packages\/utrn\/src\//,
    forbidden: /(\bfrom\s+|\bimport\s*\(?)["'](?!\.\.?\/|@noble\/)[^"']+["']\)?;?$/,
    instead: "write it here, or let the host give it as an argument",
    broken: ["import { Type } ", 'from "typebox";'],
  },
  {
    rule: "the emulator imports utrn, typebox and itself only",
    files: /^packages\/meter-emulator\/src\//,
    forbidden:
      /(\bfrom\s+|\bimport\s*\(?)["'](?!\.\.?\/|@utrn-lab\/utrn["'/]|typebox["'/])[^"']+["']\)?;?$/,
    instead: "let the host give it as an argument",
    broken: ["import fastify ", 'from "fastify";'],
  },
  {
    rule: "a code is all that passes from the supplier service to a meter",
    files: /^apps\/supplier-service\//,
    forbidden: /@utrn-lab\/(meter-emulator|bench)/,
    instead: "issue a code, and let the meter read it",
    broken: ['import { newMeter } from "@utrn-lab', '/meter-emulator";'],
  },
  {
    rule: "exports are named",
    files: SOURCE,
    except: /\.config\.ts$/,
    forbidden: /^export (default|\*)/,
    instead: "export each thing by its name",
    broken: ["export ", "default function () {"],
  },
  {
    rule: "no checker is silenced",
    files: CODE,
    forbidden: /@ts-(ignore|nocheck|expect-error)|\bbiome[-]ignore\b/,
    instead: "use unknown and narrow it, or write what the checker asks for",
    broken: ["// @ts", "-ignore: it works"],
  },
  {
    rule: "nothing is left for later in the code",
    files: CODE,
    forbidden: /\b(TO[D]O|FIXM[E]|HAC[K])\b/,
    instead: "do it now, or write an issue",
    broken: ["// TO", "DO: the other half"],
  },
  {
    rule: "every test runs",
    files: TEST,
    forbidden: /\.(skip|only|todo|skipIf|runIf|fails)\b\s*[(.]|\b(xit|fit|xdescribe|fdescribe)\(/,
    instead: "mend the test or delete it",
    broken: ["it.", 'skip("opens the HAN", () => {'],
  },
  {
    rule: "a comment begins as a native engineer would say it",
    files: /\.(tsx?|css|md)$/,
    forbidden: /\bSo (many|often|long|much|far|few)\b/,
    instead: "say what it is: 'Secrets kept in memory', 'How often to look for ...'",
    broken: ["/** So m", "any secrets are kept. */"],
  },
  {
    rule: "a change of the supplier service goes through its one door, which records it",
    files: /^apps\/supplier-service\/src\//,
    // copy-tables.ts brings what was recorded elsewhere, the trail with it, and changes nothing.
    except: /\/(audit\/(change|record)|store\/(transact|copy-tables))\.ts$/,
    forbidden: /\b(transact|record|recordCheckpoint)\(/,
    instead: "change(audited, actor, work) of audit/change.ts",
    broken: ["await transa", "ct(store, work);"],
  },
  {
    rule: "a transaction of the supplier service begins in store/transact.ts",
    files: /^apps\/supplier-service\/src\//,
    // The readiness check in app.ts asks whether a transaction can begin, and stores nothing.
    except: /\/(app|store\/transact)\.ts$/,
    forbidden: /\.(transaction|startTransaction)\(/,
    instead: "change(audited, actor, work) of audit/change.ts",
    broken: ["await store.transac", "tion().execute(work);"],
  },
  {
    rule: "a name is the field's own, and no metaphor",
    files: /^(packages|apps|benchmarks)\/.*\.(tsx?|css)$/,
    forbidden: /\b[Ff]orem[ae]n\b|\binHand\b|\bin hand\b|\bWorks\b(?=[;,)>])/,
    instead: "runner, batch, turn: what the thing is",
    broken: ["/** The forem", "an hands out batches. */"],
  },
  {
    rule: "the tree names no path of one machine",
    files: /./,
    except: /^package-lock\.json$/,
    forbidden: /(^|[^A-Za-z0-9.])\/(work|root|tmp|home|Users)\//,
    instead: "use a path from the project's root, or os.tmpdir()",
    broken: ['readFileSync("/ho', 'me/alice/vectors.json");'],
  },
];

function brokenLines(rule: LineRule, files: readonly ProjectFile[]): string[] {
  const read = files.filter(({ path }) => rule.files.test(path) && !rule.except?.test(path));
  return read.flatMap(({ path, text }) =>
    text
      .split("\n")
      .map((line, at) => ({ line, place: `${path}:${at + 1}` }))
      .filter(({ line }) => rule.forbidden.test(line))
      .map(({ line, place }) => `${place}: ${line.trim()}  -> ${rule.instead}`),
  );
}

const FILES = projectFiles();

describe.each(LINE_RULES)("$rule", (rule) => {
  it("holds in every file", () => {
    expect(brokenLines(rule, FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    const path = FILES.map((file) => file.path).find(
      (one) => rule.files.test(one) && !rule.except?.test(one),
    );
    const broken = { path: path ?? "a.ts", text: `const fine = 1;\n${rule.broken.join("")}\n` };
    expect(path).toBeDefined();
    expect(brokenLines(rule, [broken])).toEqual([
      `${broken.path}:2: ${rule.broken.join("")}  -> ${rule.instead}`,
    ]);
  });
});
