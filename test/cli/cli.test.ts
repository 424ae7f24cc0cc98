import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIRST_REVISION } from "../support/first-revision.ts";
import { utrnCommand } from "../support/utrn-command.ts";

interface Vector {
  readonly name: string;
  readonly request: Record<string, unknown>;
  readonly answer: Record<string, unknown>;
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync("test/vectors/code-format.json", "utf8"),
).vectors;

/** One command code of each length, of before. */
const firstRevision = FIRST_REVISION.commandCodes.filter((_, at) => at % 4 === 0);

const COMMAND_NAME = "deduct_credit: encode";
const CONFIRMATION_NAME = "confirmation, authentic, kind 2, applied in part";
const OTHER_KEY = "1".repeat(64);
const command = vectors.find(({ name }) => name === COMMAND_NAME) as Vector;

/** The first vector: a top-up of one pound under the highest counter. */
const [first] = vectors as [Vector, ...Vector[]];

function folder(): string {
  return mkdtempSync(join(tmpdir(), "utrn-cli-"));
}

/** A file as keygen writes it, of one private key. */
function keyFile(privateKey: unknown): string {
  const file = join(folder(), "pair.json");
  writeFileSync(file, JSON.stringify({ privateKey }));
  return file;
}

/** The options that name the supplier and the meter of a vector. */
function parties({ request }: Vector): Record<string, string> {
  return {
    "--keys": keyFile(request.supplierPrivateKey),
    "--supplier-id": String(request.supplierId),
    "--meter-id": String(request.meterId),
    "--meter-key": String(request.meterPublicKey),
  };
}

function issueOf(vector: Vector, change: Record<string, string>, commands: readonly string[]) {
  const counter = { "--counter": String(vector.request.utrnCounter) };
  const options = { ...parties(vector), ...counter, ...change };
  return utrnCommand(["issue", ...Object.entries(options).flat(), ...commands]);
}

function issueFirst(change: Record<string, string> = {}, commands?: readonly string[]) {
  const typed = commands ?? [JSON.stringify({ type: "top_up", amountPence: 8_200 })];
  return issueOf(first, change, typed);
}

describe("utrn keygen", () => {
  it("makes a different pair each time", async () => {
    const one = JSON.parse((await utrnCommand(["keygen"])).out);
    const two = JSON.parse((await utrnCommand(["keygen"])).out);
    expect(one.privateKey).toMatch(/^[0-9a-f]{64}$/);
    expect(one.publicKey).toMatch(/^04[0-9a-f]{128}$/);
    expect(two.privateKey).not.toBe(one.privateKey);
  });

  it("writes the pair for its owner only, and never overwrites", async () => {
    const file = join(folder(), "pair.json");
    const run = await utrnCommand(["keygen", "--out", file]);
    expect(Object.keys(JSON.parse(run.out))).toEqual(["publicKey"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, "utf8");
    const again = await utrnCommand(["keygen", "--out", file]);
    expect(again).toMatchObject({ status: 2, out: "" });
    expect(again.err).toBe("utrn: --out cannot be written: file already exists (EEXIST)");
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});

describe("utrn issue", () => {
  it("issues the code of the first vector, in groups of four", async () => {
    expect(await issueFirst()).toEqual({ status: 0, out: "7394 1925 2890 4945 0764", err: "" });
  });

  it("takes EUI-64s as they are printed", async () => {
    const id = String(first.request.supplierId).toUpperCase();
    const printed = (id.match(/../g) ?? []).join("-");
    expect(await issueFirst({ "--supplier-id": printed })).toMatchObject({
      status: 0,
      out: "7394 1925 2890 4945 0764",
    });
  });

  it.each([
    ["--supplier-id", "90-B3D5FCD043A40D"],
    ["--meter-id", "12"],
    ["--meter-key", "04ff"],
    ["--counter", "0"],
    ["--counter", "1e3"],
    ["--digits", "21"],
    ["--digits", "2e1"],
  ])("names %s when it is wrong, and issues nothing", async (option, value) => {
    const run = await issueFirst({ [option]: value });
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.err).toMatch(new RegExp(`^utrn: ${option} `));
  });

  it("signs command codes with the command key, and top-ups with the other", async () => {
    const { supplierPrivateKey } = command.request;
    const typed = (command.request.commands as readonly object[]).map((one) => JSON.stringify(one));
    const keys = { "--keys": keyFile(OTHER_KEY), "--command-keys": keyFile(supplierPrivateKey) };
    const run = await issueOf(command, keys, typed);
    expect(run.out.replaceAll(" ", "")).toBe(command.answer.code);
    const topUp = await issueFirst({ "--command-keys": keyFile(OTHER_KEY) });
    expect(topUp.out).toBe("7394 1925 2890 4945 0764");
  });

  it("names --command-keys when it holds no private key", async () => {
    const run = await issueFirst({ "--command-keys": keyFile("00") });
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.err).toMatch(/^utrn: --command-keys /);
  });

  it("names the member of a wrong command", async () => {
    const run = await issueFirst({}, [JSON.stringify({ type: "top_up", amountPence: -1 })]);
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.err).toMatch(/^utrn: commands\[0\]\.amountPence /);
  });
});

describe("utrn explain", () => {
  it("reads a printed code without keys", async () => {
    const run = await utrnCommand(["explain", "7538 1318", "7359-2567", "7416"]);
    expect(run.status).toBe(0);
    expect(run.out).toContain(
      "a top-up code, under the top-up key, of 20 digits (not verified: no key used)",
    );
    expect(run.out).toContain('{"type":"top_up","amountPence":100,"valueClass":"pence"}');
  });

  it("reads the items of a body one by one", async () => {
    const { out } = await utrnCommand(["explain", "9411775369304604672300002720456182257366"]);
    // Opcodes 19, 17 and 0; 31 March 2027 is 9,951 days after 1 January 2000.
    expect(out.split("\n").filter((line) => line.startsWith("    "))).toEqual([
      '    item 1  opcode   10011  "valid_until"',
      '    item 1  date     10011011011111  "2027-03-31"',
      '    item 2  opcode   10001  "restore_supply"',
      '    item 3  opcode   00000  "end"',
      "    item 3  padding  000000000000000000000000000",
    ]);
  });

  it("says in which block a slip is, and does not repeat the digits", async () => {
    const run = await utrnCommand(["explain", "75381318735925677417"]);
    expect(run).toEqual({ status: 1, out: "", err: "utrn: code has a typing slip in block 1" });
  });
});

describe("utrn explain with keys", () => {
  const explainOf = (vector: Vector, code: unknown, change: Record<string, string> = {}) =>
    utrnCommand([
      "explain",
      ...Object.entries({ ...parties(vector), ...change }).flat(),
      String(code),
    ]);
  const confirmation = vectors.find(({ name }) => name === CONFIRMATION_NAME) as Vector;

  it("says that a code is authentic, and its counter in full", async () => {
    const { answer, request } = first;
    const near = { "--counter": String(request.utrnCounter) };
    expect((await explainOf(first, answer.code, near)).out).toContain(
      `under the top-up key, of 20 digits (authentic, counter ${request.utrnCounter})`,
    );
    const other = { ...near, "--keys": keyFile(OTHER_KEY) };
    expect((await explainOf(first, answer.code, other)).out).toContain(
      "(not authentic for these keys",
    );
  });

  it("says of a command code that the command key signs it", async () => {
    const near = { "--counter": String(command.request.utrnCounter) };
    expect((await explainOf(command, command.answer.code, near)).out).toContain(
      "a command code, under the command key, of 20 digits " +
        `(authentic, counter ${command.request.utrnCounter})`,
    );
  });

  it.each(firstRevision)("says that $answer.code is of the first revision", async (vector) => {
    const { utrnCounter } = vector.request;
    const { code } = vector.answer;
    const run = await explainOf(vector, code, { "--counter": String(utrnCounter) });
    expect(run.status).toBe(1);
    expect(run.out).toContain(
      "a command code of the format's first revision, " +
        `of ${String(code).length} digits (authentic then, counter ${utrnCounter})`,
    );
  });

  it("says when a confirmation was made, or by how much the meter's clock seems off", async () => {
    const { code } = confirmation.request;
    const read = async (date: string) =>
      (await explainOf(confirmation, code, { "--counter": "7", "--date": date })).out;
    expect(await read("2026-12-02")).toContain(
      "a confirmation, under the command key, of 20 digits " +
        "(authentic, counter 7, made on 2026-11-30)",
    );
    // 2026-11-30 to 2027-03-10: 31, 31, 28 and 10 days.
    expect(await read("2027-03-10")).toContain("the clock of the meter seems off by -100 days");
  });

  it.each([
    [["--meter-id", "00db1242bf9c34cc"], "--keys is missing"],
    [["--counter", "1"], "--keys is missing"],
  ])("%j alone is refused: %s", async (options, problem) => {
    const run = await utrnCommand(["explain", ...options, "75381318735925677416"]);
    expect(run).toEqual({ status: 2, out: "", err: `utrn: ${problem}` });
  });

  it.each([
    ["--counter", "4294967296"],
    ["--date", "yesterday"],
  ])("names %s when it is wrong", async (option, value) => {
    const run = await explainOf(confirmation, confirmation.request.code, { [option]: value });
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.err).toMatch(new RegExp(`^utrn: ${option} `));
  });
});

describe("utrn conformance", () => {
  it("answers line by line in order, wrong lines too, and goes on", async () => {
    const some = vectors.slice(0, 6);
    const lines = [...some.map(({ request }) => JSON.stringify(request)), "{", '{"op":"none"}'];
    const { out } = await utrnCommand(["conformance"], { input: lines.join("\n") });
    const answers = out.split("\n");
    const expected = some.map(({ request, answer }) => ({ id: request.id, ...answer }));
    expect(answers.slice(0, 6).map((line) => JSON.parse(line))).toEqual(expected);
    expect(answers.slice(6).map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ["error"],
      ["error"],
    ]);
  });
});
