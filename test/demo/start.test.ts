import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clientOf } from "../support/api-client.ts";
import { INHERITED } from "../support/server-process.ts";

let folder: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "utrn-demo-"));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map(end));
  rmSync(folder, { recursive: true });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "close");
}

/** Starts what `npm start` starts, on ports that are free. */
function start(env: Record<string, string> = {}): ChildProcess {
  const args = ["--conditions=@utrn-lab/source", "apps/demo/src/main.ts"];
  const ports = { SUPPLIER_PORT: "0", BENCH_PORT: "0", DATA_DIR: folder };
  const child = spawn(process.execPath, args, {
    env: { ...INHERITED, ...ports, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  return child;
}

/** What a newcomer reads, up to the line that says what to do with the code. */
async function readScreen(child: ChildProcess): Promise<string> {
  let screen = "";
  if (child.stdout === null) return screen;
  for await (const line of createInterface({ input: child.stdout })) {
    screen += `${line}\n`;
    if (line.includes("press A")) break;
  }
  child.stdout.resume();
  return screen;
}

function found(screen: string, pattern: RegExp): string {
  const [, text] = pattern.exec(screen) ?? [];
  if (text === undefined) throw new Error(`not on the screen: ${pattern}`);
  return text;
}

/** The addresses, the key, the code and its meter, as they stand on the screen. */
function read(screen: string) {
  return {
    supplier: found(screen, /Supplier service +(\S+)/),
    bench: found(screen, /Bench and keypad +(\S+)/),
    apiKey: found(screen, /API key +(\S+)/),
    code: found(screen, /Ready to be typed: ([0-9 ]+)/),
    meterId: found(screen, /for meter ([0-9a-f]{16})/),
  };
}

async function complaint(child: ChildProcess): Promise<{ text: string; exitCode: unknown }> {
  let text = "";
  child.stderr?.on("data", (piece) => {
    text += piece;
  });
  const [exitCode] = await once(child, "close");
  return { text: text.trimEnd(), exitCode };
}

describe("npm start", () => {
  test("prints a code that its meter obeys once; a restart keeps key and meters", async () => {
    const first = start();
    const screen = read(await readScreen(first));
    const bench = clientOf(screen.bench);
    const meter = `/v1/meters/${screen.meterId}`;
    const balance = async () =>
      ((await bench("GET", meter)).body as { settings: { meterBalance: number } }).settings
        .meterBalance;
    const code = screen.code.replaceAll(" ", "");
    expect((await bench("GET", "/v1/welcome")).body).toMatchObject({
      meterId: screen.meterId,
      code,
      utrnCounter: 1,
    });
    expect((await bench("GET", "/v1/supplier-address")).body).toEqual({
      address: screen.supplier,
    });
    const keys = `A${code}B`;
    const before = await balance();
    await bench("POST", `${meter}/keys`, { keys });
    const after = await balance();
    // The clock runs: the load may have cost some millipence meanwhile, and ten pounds came in.
    expect(after - before).toBeGreaterThan(990_000);
    expect(after - before).toBeLessThanOrEqual(1_000_000);
    const again = await bench("POST", `${meter}/keys`, { keys });
    expect(again.body).toMatchObject({ display: ["Rejected", "Duplicate"] });
    await end(first);

    const second = read(await readScreen(start()));
    expect(second.apiKey).toBe(screen.apiKey);
    expect(second.code).not.toBe(screen.code);
    const kept = await clientOf(second.bench)("GET", meter);
    expect(kept.body).toMatchObject({ counters: { accepted: [1] } });
  });

  test("prints the same code again as long as nobody has typed it", async () => {
    const first = start();
    const { code } = read(await readScreen(first));
    await end(first);
    expect(read(await readScreen(start())).code).toBe(code);
  });

  test("commissions three meters with a lab's supplier, one low on credit", async () => {
    const screen = read(await readScreen(start()));
    const supplier = clientOf(screen.supplier, screen.apiKey);
    const { body: registered } = await supplier("GET", "/v1/meters");
    const { body: identity } = await supplier("GET", "/v1/supplier");
    expect(identity).toMatchObject({ clock: { offsetSeconds: 0, rate: 1 } });
    const ids = (registered as { items: { meterId: string }[] }).items.map((each) => each.meterId);
    expect(ids).toHaveLength(3);
    const views = await Promise.all(
      ids.map(async (id) => (await clientOf(screen.bench)("GET", `/v1/meters/${id}`)).body),
    );
    const seen = views as {
      label: string;
      fuel: string;
      supply: string;
      emergencyCredit: { offered: boolean };
    }[];
    expect(seen.map((view) => view.label)).toContain("Demo gas, 12 Mill Lane");
    expect(seen.map((view) => view.fuel).sort()).toEqual(["electricity", "electricity", "gas"]);
    expect(seen.map((view) => view.supply)).toEqual(["enabled", "enabled", "enabled"]);
    expect(seen.filter((view) => view.emergencyCredit.offered)).toHaveLength(1);
  });

  test("lets only the page of its bench call the supplier, by each of its names", async () => {
    const screen = read(await readScreen(start({ BENCH_HOSTS: "bench.example, 2001:db8::7" })));
    const allowed = async (origin: string) =>
      (await fetch(`${screen.supplier}/v1/supplier`, { headers: { origin } })).headers.get(
        "access-control-allow-origin",
      );
    const { port } = new URL(screen.bench);
    for (const name of ["127.0.0.1", "localhost", "bench.example", "[2001:db8::7]"]) {
      expect(await allowed(`http://${name}:${port}`)).toBe(`http://${name}:${port}`);
    }
    expect(await allowed("http://localhost")).toBe(null);
    expect(await allowed(new URL(screen.supplier).origin)).toBe(null);
  });

  test("names no page to the supplier where CORS_ORIGINS does", async () => {
    const screen = read(await readScreen(start({ CORS_ORIGINS: "http://pages.example" })));
    const ask = async (origin: string) =>
      (await fetch(`${screen.supplier}/v1/supplier`, { headers: { origin } })).headers.get(
        "access-control-allow-origin",
      );
    expect(await ask("http://pages.example")).toBe("http://pages.example");
    expect(await ask(new URL(screen.bench).origin)).toBe(null);
  });

  test("makes no meters when DEMO is 0", async () => {
    const child = start({ DEMO: "0" });
    let screen = "";
    if (child.stdout === null) throw new Error("no output");
    for await (const line of createInterface({ input: child.stdout })) {
      screen += `${line}\n`;
      if (line.startsWith("API key")) break;
    }
    const { body } = await clientOf(found(screen, /Bench and keypad +(\S+)/))("GET", "/v1/meters");
    expect(body).toEqual([]);
  });

  test("says in one sentence that a port is in use, and leaves nothing running", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const { text, exitCode } = await complaint(start({ BENCH_PORT: port }));
    taken.close();
    expect({ text, exitCode }).toEqual({
      text: `Port ${port} of 127.0.0.1 is in use by another program.`,
      exitCode: 1,
    });
  });

  test("says in one sentence that the data folder cannot be used", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { text, exitCode } = await complaint(start({ DATA_DIR: file }));
    expect(exitCode).toBe(1);
    expect(text).toBe(`The data folder ${join(file, "bench")} cannot be made (ENOTDIR).`);
  });
});
