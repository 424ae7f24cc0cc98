import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Runs the tool as a user does, as a process of its own. */
function utrn(args: readonly string[], input = "") {
  const main = "apps/cli/src/main.ts";
  const run = spawnSync(process.execPath, ["--conditions=@utrn-lab/source", main, ...args], {
    input,
    encoding: "utf8",
  });
  return { status: run.status, out: run.stdout.trimEnd(), err: run.stderr.trimEnd() };
}

interface Vector {
  readonly request: Record<string, unknown>;
  readonly answer: Record<string, unknown>;
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync("test/vectors/code-format.json", "utf8"),
).vectors;

/** The first vector: a top-up of one pound under the highest counter. */
const [first] = vectors as [Vector, ...Vector[]];

function folder(): string {
  return mkdtempSync(join(tmpdir(), "utrn-cli-"));
}

function issueFirst(change: Record<string, string> = {}, commands?: readonly string[]) {
  const keys = join(folder(), "supplier.json");
  writeFileSync(keys, JSON.stringify({ privateKey: first.request.supplierPrivateKey }));
  const options = {
    "--keys": keys,
    "--supplier-id": String(first.request.supplierId),
    "--meter-id": String(first.request.meterId),
    "--meter-key": String(first.request.meterPublicKey),
    "--counter": String(first.request.utrnCounter),
    ...change,
  };
  const typed = commands ?? [JSON.stringify({ type: "top_up", amountPence: 8_200 })];
  return utrn(["issue", ...Object.entries(options).flat(), ...typed]);
}

describe("utrn keygen", () => {
  it("makes a different pair each time", () => {
    const one = JSON.parse(utrn(["keygen"]).out);
    const two = JSON.parse(utrn(["keygen"]).out);
    expect(one.privateKey).toMatch(/^[0-9a-f]{64}$/);
    expect(one.publicKey).toMatch(/^04[0-9a-f]{128}$/);
    expect(two.privateKey).not.toBe(one.privateKey);
  });

  it("writes the pair for its owner only, prints the public key, and never overwrites", () => {
    const file = join(folder(), "pair.json");
    const run = utrn(["keygen", "--out", file]);
    expect(Object.keys(JSON.parse(run.out))).toEqual(["publicKey"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, "utf8");
    const again = utrn(["keygen", "--out", file]);
    expect(again).toMatchObject({ status: 2, out: "" });
    expect(again.err).toContain(file);
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});

describe("utrn issue", () => {
  it("issues the code of the first vector, in groups of four", () => {
    expect(issueFirst()).toEqual({ status: 0, out: "7394 1925 2890 4945 0764", err: "" });
  });

  it.each([
    ["--supplier-id", "90B3D5FCD043A40D"],
    ["--meter-id", "12"],
    ["--meter-key", "04ff"],
    ["--counter", "0"],
    ["--digits", "21"],
  ])("names %s when it is wrong, and issues nothing", (option, value) => {
    const run = issueFirst({ [option]: value });
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.err).toMatch(new RegExp(`^utrn: ${option} `));
  });

  it("names the member of a wrong command", () => {
    const run = issueFirst({}, [JSON.stringify({ type: "top_up", amountPence: -1 })]);
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.err).toMatch(/^utrn: commands\[0\]\.amountPence /);
  });
});

describe("utrn explain", () => {
  it("reads a printed code without keys", () => {
    const run = utrn(["explain", "7538 1318", "7359-2567", "7416"]);
    expect(run.status).toBe(0);
    expect(run.out).toContain("a code of 20 digits (not verified: no key used)");
    expect(run.out).toContain('{"type":"top_up","amountPence":100,"valueClass":"pence"}');
  });

  it("says in which block a slip is, and does not repeat the digits", () => {
    const run = utrn(["explain", "75381318735925677417"]);
    expect(run).toEqual({ status: 2, out: "", err: "utrn: code has a typing slip in block 1" });
  });
});

describe("utrn conformance", () => {
  it("answers line by line in order, wrong lines too, and goes on", () => {
    const some = vectors.slice(0, 6);
    const lines = [...some.map(({ request }) => JSON.stringify(request)), "{", '{"op":"none"}'];
    const answers = utrn(["conformance"], lines.join("\n")).out.split("\n");
    const expected = some.map(({ request, answer }) => ({ id: request.id, ...answer }));
    expect(answers.slice(0, 6).map((line) => JSON.parse(line))).toEqual(expected);
    expect(answers.slice(6).map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ["error"],
      ["error"],
    ]);
  });
});
