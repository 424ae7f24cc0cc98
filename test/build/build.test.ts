import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { CLIENT_PAGE, examplesOf, PAGES } from "../support/library-examples.ts";
import { gzipBytes, installPacked, PUBLISHED, run } from "../support/packed.ts";

let folder: string;

beforeAll(() => {
  folder = installPacked();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function packed(name: string, path: string): string {
  return join(folder, "node_modules/@utrn-lab", name, path);
}

/** A program of somebody who has installed the packages, through every door of them. */
const CONSUMER = `
import { type components, RETRIES, supplierClient } from "@utrn-lab/client";
import { createMeter, TIME_MIN, viewOf } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { type Commands, checkDigit, parseCommands, planCode, privateKeyFrom } from "@utrn-lab/utrn";
import { announcedLength } from "@utrn-lab/utrn/blocks";
import { isFieldError } from "@utrn-lab/utrn/checks";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import { newReplayState, type ReplayState } from "@utrn-lab/utrn/replay";
import { reachOf } from "@utrn-lab/utrn/rules";

const commands: Commands = parseCommands([{ type: "restore_supply" }]);
const replay: ReplayState = newReplayState();
const privateKey = privateKeyFrom(new Uint8Array(48).fill(1));
const meterId = "00db1234567890a0";
type Imported = components["schemas"]["Imported"];
const client = supplierClient({ address: "http://localhost:3000", apiKey: "key" });
const registered = async (file: Blob): Promise<Imported | undefined> =>
  (await client.POST("/v1/meters/import", { body: file, bodySerializer: () => file })).data;
const meter = createMeter({ meterId, privateKey, fuel: "gas", time: TIME_MIN });
const again = restoreMeter(JSON.parse(JSON.stringify(snapshotOf(meter))));
console.log(
  checkDigit("7394725241674520163"),
  announcedLength("73947252416745201637"),
  planCode(commands).digits,
  COMMAND_TYPES.length,
  replay.floor,
  reachOf(20),
  isFieldError(new RangeError()),
  RETRIES.attemptsMax,
  typeof registered,
  viewOf(again).supply,
  TIME_MIN,
);
`;

/** The check digit is a vector's; 2000-01-02T00:00:00Z is 946,771,200 seconds after the epoch. */
const PRINTS = "7 20 20 20 0 511 false 8 function disabled 946771200";

describe("the packed packages", () => {
  it.each([
    ["nodenext", { module: "nodenext" }],
    ["bundler", { module: "esnext", moduleResolution: "bundler" }],
  ])("give a strict consumer under %s its types, and run in plain Node", (name, options) => {
    const pages = [...PAGES, CLIENT_PAGE].map((page) => examplesOf(page).join("\n"));
    const programs = [CONSUMER, ...pages];
    const files = programs.map((_, at) => `program${at}.ts`);
    for (const [at, program] of programs.entries()) {
      writeFileSync(join(folder, `program${at}.ts`), program);
    }
    const compilerOptions = {
      ...options,
      target: "es2024",
      lib: ["es2024", "dom"],
      types: [],
      strict: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      outDir: name,
    };
    const config = { compilerOptions, files };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    expect(run("npx", ["tsc", "-p", folder])).toEqual({ status: 0, stdout: "", stderr: "" });
    const imported = run(process.execPath, [join(name, "program0.js")], folder);
    expect(imported).toEqual({ status: 0, stdout: PRINTS, stderr: "" });
  });

  it.each(PUBLISHED)("of %s hold what they promise, and nothing else", (name) => {
    expect(readdirSync(packed(name, ".")).sort()).toEqual([
      "LICENSE",
      "README.md",
      "dist",
      "package.json",
    ]);
    const { exports, engines, keywords, license, description } = JSON.parse(
      readFileSync(packed(name, "package.json"), "utf8"),
    );
    expect([engines, license]).toEqual([{ node: ">=22" }, "MIT"]);
    expect([keywords.length > 2, description.length > 20]).toEqual([true, true]);
    for (const door of Object.values<Record<string, string>>(exports)) {
      // The condition of this project comes first and names its source; who installs a package
      // does not ask for that condition, and finds the two others.
      expect(Object.keys(door)).toEqual(["@utrn-lab/source", "types", "default"]);
      for (const path of [door.types, door.default]) {
        expect(existsSync(packed(name, path ?? "")), path).toBe(true);
      }
    }
    expect(readFileSync(packed(name, "LICENSE"), "utf8")).toBe(readFileSync("LICENSE", "utf8"));
  });
});

/** A row of a README's table of sizes: names, the door they come from, and kB at most. */
const SIZE = /^\| `([^`]+)` \| (`@[^`]+`|every door) \| ([\d.]+) \|$/gm;

/** What a page imports for a row of sizes. */
function importing(name: string, names: string, door: string): string {
  const { exports } = JSON.parse(readFileSync(`packages/${name}/package.json`, "utf8"));
  const doors =
    door === "every door"
      ? Object.keys(exports).map((path) => `@utrn-lab/${name}${path.slice(1)}`)
      : [door.slice(1, -1)];
  return doors
    .map((from, at) => `export ${names === "*" ? `* as door${at}` : names} from "${from}";`)
    .join("\n");
}

const SIZES = PUBLISHED.flatMap((name) => {
  const readme = readFileSync(`packages/${name}/README.md`, "utf8");
  return [...readme.matchAll(SIZE)].map(([, names = "", door = "", kilobytes]) => ({
    source: importing(name, names, door),
    label: `${names} of ${name}, ${door}`,
    bytes: Number(kilobytes) * 1_000,
  }));
});

describe("a page that imports", () => {
  it("one function, a door or everything, has a row of sizes", () => {
    expect(SIZES.length).toBeGreaterThan(12);
  });

  it.each(SIZES)("$label loads at most $bytes bytes", async ({ source, bytes }) => {
    const found = await gzipBytes(folder, source);
    expect(found).toBeLessThanOrEqual(bytes);
    // A budget that nothing comes near would let the package grow unseen.
    expect(found).toBeGreaterThan(bytes / 2);
  });
});

test("the top of the codec promises a small surface", () => {
  const script = 'console.log(Object.keys(await import("@utrn-lab/utrn")).length)';
  const { stdout } = run(process.execPath, ["--input-type=module", "--eval", script], folder);
  expect(Number(stdout)).toBeGreaterThan(0);
  expect(Number(stdout)).toBeLessThanOrEqual(35);
});
