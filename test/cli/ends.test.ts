import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METER_ID, SUPPLIER_ID } from "../support/parties.ts";
import { utrnCommand } from "../support/utrn-command.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "utrn-ends-"));
const CODE = "73946144332040217315";

describe("the exit code", () => {
  it.each([
    ["done", ["explain", CODE], 0],
    ["help", ["--help"], 0],
    ["help of a command", ["issue", "--help"], 0],
    ["no code", ["explain", "1234"], 1],
    ["a slip", ["explain", "73946144332040217314"], 1],
    ["no command", [], 2],
    ["no such command", ["exlpain"], 2],
    ["no such option", ["explain", "--colour", CODE], 2],
    ["an argument is missing", ["explain"], 2],
    ["an argument too many", ["keygen", "more"], 2],
    ["no such file", ["audit", "verify", join(FOLDER, "none")], 2],
    ["a folder for a file", ["audit", "verify", FOLDER], 2],
  ])("of %s is right, as words and as JSON", async (_title, args, status) => {
    const words = await utrnCommand(args);
    expect([words.status, words.err === ""]).toEqual([status, status === 0]);
    if (words.err !== "") expect(words.err).toMatch(/^utrn: [^\n]+$/);
    const json = await utrnCommand([...args, "--json"]);
    expect(json.status).toBe(status);
    if (status === 0) return;
    expect(json.out).toBe("");
    const { code, message } = JSON.parse(json.err);
    expect([typeof code, words.err]).toEqual(["string", `utrn: ${message}`]);
  });

  it("of a code that is not authentic is 1, and its answer is whole", async () => {
    const file = join(FOLDER, "keys.json");
    await utrnCommand(["keygen", "--out", file]);
    const parties = ["--supplier-id", SUPPLIER_ID, "--meter-id", METER_ID];
    const { out } = await utrnCommand(["keygen", "--json"]);
    const meterKey = JSON.parse(out).publicKey;
    const keys = ["--keys", file, "--meter-key", meterKey];
    const read = await utrnCommand(["explain", CODE, "--json", ...parties, ...keys]);
    expect([read.status, read.err]).toEqual([1, ""]);
    expect(JSON.parse(read.out)).toMatchObject({
      code: CODE,
      kind: "code",
      key: "top_up",
      verified: { authentic: false, reason: "not_authentic" },
    });
  });
});

/** Every command line that does something. */
const COMMANDS = [
  ...["keygen", "issue", "explain", "meter", "audit verify", "conformance"],
  ...["meters import", "codes issue", "events"],
  ...["preview", "make", "follow", "export"].map((name) => `campaign ${name}`),
];

describe("the help", () => {
  it("of utrn names every command, in groups, and the exit codes", async () => {
    const { out } = await utrnCommand(["--help"]);
    for (const command of COMMANDS) expect(out).toContain(`  ${command.split(" ")[0]} [options]`);
    expect(out).toMatch(
      /Keys and codes, offline:[\s\S]*A running supplier service:[\s\S]*Exit codes:/,
    );
  });

  it.each(COMMANDS)("of %s has examples, and --json", async (command) => {
    const { out } = await utrnCommand([...command.split(" "), "--help"]);
    expect(out).toMatch(/\n {2}--json [\s\S]*\nExamples:\n {2}\S/);
    expect(out).toContain(`utrn ${command}`);
  });
});

describe("an answer as JSON", () => {
  it("is one line of every command", async () => {
    const trail = join(FOLDER, "trail.ndjson");
    writeFileSync(trail, "no line\n");
    const answers = [
      await utrnCommand(["keygen", "--json"]),
      await utrnCommand(["keygen", "--pem", "--json"]),
      await utrnCommand(["explain", CODE, "--json"]),
      await utrnCommand(["audit", "verify", trail, "--json"]),
    ];
    const [pair, pem, explained, verified] = answers.map(({ out }) => JSON.parse(out));
    expect(pair.privateKey).toMatch(/^[0-9a-f]{64}$/);
    expect(pem.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    expect(explained.says).toEqual([{ type: "top_up", amountPence: 1_000, valueClass: "pounds" }]);
    expect(verified).toMatchObject({ ok: false, line: 1, fault: "not_a_line" });
  });
});

const anyArgument = fc.oneof(
  fc.constantFrom(
    ..."keygen issue explain audit verify conformance --json --help --pem --out".split(" "),
    ..."--keys --supplier-id --meter-id --meter-key --counter --digits --date --key".split(" "),
    ...["--after", "--", "-", "", "/", "1", CODE, METER_ID, "{}", '{"type":"top_up"}'],
  ),
  fc.string({ unit: "binary", maxLength: 40 }).filter((text) => !text.includes("\0")),
);

/** Without line ends, and without what moves a terminal's cursor or colours it. */
const isOneLine = (text: string) => !/[\p{Cc}\u2028\u2029]/u.test(text);

describe("whatever is typed", () => {
  it.each(["\n\n", "a\r\nb", "\u001b[31mred", "a\u2028b"])(
    "is told in one line: %j",
    async (typed) => {
      const { status, err } = await utrnCommand([typed]);
      expect([status, isOneLine(err)]).toEqual([2, true]);
    },
  );

  it("always ends in words or an answer, and never in a stack trace", async () => {
    const property = fc.asyncProperty(
      fc.array(anyArgument, { maxLength: 8 }).filter((args) => !args.includes("--out")),
      fc.string({ unit: "binary", maxLength: 40 }),
      async (args, input) => {
        const { status, err } = await utrnCommand(args, { input });
        return [0, 1, 2].includes(status) && (status === 2 ? err !== "" : true) && isOneLine(err);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it("never comes back: an option with a key behind it is named alone", async () => {
    const { err } = await utrnCommand(["explain", "--api-key=secret", CODE]);
    expect(err).toBe("utrn: unknown option '--api-key' (see --help)");
  });
});

function start(args: readonly string[], stdout: "pipe" | number) {
  const main = ["--conditions=@utrn-lab/source", "apps/cli/src/main.ts"];
  return spawn(process.execPath, [...main, ...args], { stdio: ["pipe", stdout, "pipe"] });
}

async function saidBy(child: ReturnType<typeof start>) {
  let err = "";
  child.stderr?.on("data", (text) => {
    err += text;
  });
  const [status] = await once(child, "close");
  return [status, err];
}

describe("a process whose reader", () => {
  it("goes away ends quietly", async () => {
    const child = start(["conformance"], "pipe");
    child.stdin?.on("error", () => {});
    child.stdout?.once("data", () => child.stdout?.destroy());
    child.stdin?.write('{"op":"check_digit","digits":"1"}\n'.repeat(20_000));
    expect(await saidBy(child)).toEqual([0, ""]);
  });

  it("has no room says so", async () => {
    const full = openSync("/dev/full", "w");
    const child = start(["explain", CODE], full);
    closeSync(full);
    expect(await saidBy(child)).toEqual([2, "utrn: the answer cannot be written (ENOSPC)\n"]);
  });
});
