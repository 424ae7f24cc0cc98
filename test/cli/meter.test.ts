import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { utrnCommand } from "../support/utrn-command.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "utrn-meter-"));
const inFolder = (name: string) => join(FOLDER, name);
const EVENING = ["--time", "2026-12-24T18:00Z"];

const NEW_METER = ["--key", inFolder("meter.pem"), "--supplier-key", inFolder("supplier.pub")];

beforeAll(async () => {
  await utrnCommand(["keygen", "--pem", "--out", inFolder("supplier.pem")]).then(({ out }) =>
    writeFileSync(inFolder("supplier.pub"), out),
  );
  await utrnCommand(["keygen", "--pem", "--out", inFolder("meter.pem")]).then(({ out }) =>
    writeFileSync(inFolder("meter.pub"), out),
  );
});

const PARTIES = [
  ...["--keys", inFolder("supplier.pem"), "--meter-key", inFolder("meter.pub")],
  ...["--supplier-id", "90b3d51f30010000", "--meter-id", "00db1234567890a0"],
];

async function issued(utrnCounter: number, command: object): Promise<string> {
  const options = [...PARTIES, "--counter", String(utrnCounter)];
  return (await utrnCommand(["issue", ...options, JSON.stringify(command)])).out;
}

const TOP_UP = { type: "top_up", amountPence: 1_000 };

/** What the meter says of each line, as JSON; the first says which meter it is. */
async function dialogue(options: readonly string[], ...lines: string[]) {
  const input = lines.map((line) => `${line}\n`).join("");
  const { status, out, err } = await utrnCommand(["meter", "--json", ...EVENING, ...options], {
    input,
  });
  const said = out.split("\n").map((line) => JSON.parse(line));
  return { status, err, said: said.slice(1) };
}

describe("utrn meter", () => {
  it("takes a code of utrn issue, and its confirmation is read by utrn explain", async () => {
    const code = await issued(1, TOP_UP);
    const { status, said } = await dialogue(NEW_METER, `A ${code} B`, "B", "q", "A");
    expect(status).toBe(0);
    expect(said).toHaveLength(2);
    const [keyed, on] = said;
    expect(keyed).toMatchObject({
      time: "2026-12-24T18:00:00Z",
      display: ["Accepted", "Credit £10.00"],
      supply: "armed",
      balanceMillipence: 1_000_000,
      submitted: [{ result: "applied", utrnCounter: 1 }],
    });
    expect(on).toMatchObject({ supply: "enabled", icons: { supply: true }, submitted: [] });
    const { confirmationCode, pages } = keyed.submitted[0];
    expect(pages.at(-1).join("").replaceAll(" ", "")).toBe(confirmationCode);
    const read = ["explain", confirmationCode, ...PARTIES, "--date", "2026-12-24"];
    expect((await utrnCommand(read)).out).toContain("authentic, counter 1, made on 2026-12-24");
  });

  it("says in words what came of a code, and how it looks", async () => {
    const code = await issued(1, TOP_UP);
    const { status, out } = await utrnCommand(["meter", ...EVENING, ...NEW_METER], {
      input: `A${code.replaceAll(" ", "-")}B\nA${code}B\n`,
    });
    expect(status).toBe(1);
    const lines = out.split("\n");
    expect(lines[0]).toBe(
      "meter 00db1234567890a0, electricity, commissioned with 90b3d51f30010000",
    );
    expect(lines.slice(1, 3)).toEqual([
      "accepted, counter 1",
      "  Accepted         | Credit £10.00",
    ]);
    expect(lines.slice(-7)).toEqual([
      "  Rejected         | Duplicate",
      "  This code was    | used before",
      "+------------------+",
      "| Rejected         |",
      "| Duplicate        |",
      "+------------------+",
      "2026-12-24T18:00:00Z",
    ]);
  });

  it("lets time pass only when it is told, where its clock stands still", async () => {
    const settings = '{"meterBalance":100000}';
    const { said } = await dialogue(["--settings", settings], "", "+5h", "+59m", "+60s");
    expect(said.map(({ time }) => time)).toEqual([
      "2026-12-24T18:00:00Z",
      "2026-12-24T23:00:00Z",
      "2026-12-24T23:59:00Z",
      "2026-12-25T00:00:00Z",
    ]);
    // The standing charge of a day, 53.35 pence, is taken at midnight.
    expect(said.map(({ balanceMillipence }) => balanceMillipence)).toEqual([
      100_000, 100_000, 100_000, 46_650,
    ]);
  });

  it("has the keys of its face", async () => {
    const { said } = await dialogue(["--face", "two"], "5", "A");
    expect(said[0].display[0]).toMatch(/^Bal\. /);
    expect(said[1].display).not.toEqual(said[0].display);
  });
});

describe("a meter in a file", () => {
  it("remembers the codes it has taken, and is its owner's only", async () => {
    const file = inFolder("kept.state");
    const code = await issued(7, TOP_UP);
    expect((await dialogue([...NEW_METER, "--file", file], `A${code}B`)).status).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await dialogue(["--file", file], `A${code}B`);
    expect([again.status, again.said[0].submitted[0].reason]).toEqual([1, "duplicate"]);
  });

  it("goes on from the moment that it had come to, by a host whose clock is behind", async () => {
    const file = inFolder("ahead.state");
    await dialogue(["--file", file], "+2d");
    const { out } = await utrnCommand(["meter", "--json", "--file", file], {
      input: "\n",
      nowSeconds: Date.UTC(2026, 11, 24, 18) / 1_000,
    });
    expect(JSON.parse(out.split("\n")[1] ?? "").time).toBe("2026-12-26T18:00:00Z");
  });

  it("is not made anew, and stays as it was after a mistake", async () => {
    const file = inFolder("settled.state");
    await dialogue(["--file", file]);
    const before = readFileSync(file, "utf8");
    const refused = await utrnCommand(["meter", "--file", file, "--fuel", "gas"]);
    expect([refused.status, refused.err]).toEqual([
      2,
      "utrn: --fuel is for a new meter, and --file has one already",
    ]);
    const wrong = await utrnCommand(["meter", ...EVENING, "--file", file], { input: "A1x\n" });
    expect(wrong.err).toBe("utrn: keys must be keys (0-9, A, B, a, b), time (+90m, +1h) or q");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it.each([
    ["empty", ""],
    ["no meter", "{}"],
    ["of another version", '{"version":9}'],
    ["binary", "\u0000\u0001"],
  ])("that is %s is refused by name", async (_title, text) => {
    const file = inFolder("broken.state");
    writeFileSync(file, text);
    const { status, out, err } = await utrnCommand(["meter", "--file", file]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(/^utrn: --file[^\n]*$/);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});

describe("a new meter", () => {
  it.each([
    ["--meter-id", "12"],
    ["--fuel", "coal"],
    ["--face", "three"],
    ["--time", "tomorrow"],
    ["--settings", "[]"],
    ["--settings", '{"meterBalance":"much"}'],
    ["--key", FOLDER],
    ["--supplier-key", FOLDER],
    ["--file", join(FOLDER, "none", "meter.state")],
  ])("with %s %s is refused by name", async (option, value) => {
    const { status, out, err } = await utrnCommand(["meter", option, value]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toMatch(new RegExp(`^utrn: ${option}[ .][^\n]*$`));
  });
});

describe("at a terminal", () => {
  it("keys are pressed one by one, time passes by +, and q leaves", async () => {
    const code = await issued(1, TOP_UP);
    const keys = ["A", ...code, "B", "+", "1", "h", "x", "q", "A"];
    const { status, out } = await utrnCommand(["meter", ...EVENING, ...NEW_METER], { keys });
    expect(status).toBe(0);
    const last = out.split("\u001b[H\u001b[J").at(-1) ?? "";
    expect(last).toContain("2026-12-24T19:00:00Z");
    expect(last).toContain("| Bal. £10.00      |\n| B: supply on     |");
    expect(last).toContain("accepted, counter 1\n  Accepted         | Credit £10.00");
  });

  it("Ctrl-C leaves", async () => {
    const { status, out } = await utrnCommand(["meter"], { keys: ["A1", "\u0003", "2"] });
    expect(status).toBe(0);
    // A picture before any key, and one behind A1; nothing was drawn behind Ctrl-C.
    expect(out.split("\u001b[H\u001b[J").slice(1)).toHaveLength(2);
  });
});
