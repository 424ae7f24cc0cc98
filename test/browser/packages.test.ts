import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser } from "../support/browser.ts";
import type { PackagesInPage } from "./packages-entry.ts";

/** The two packages as one classic script: whatever of Node they needed would fail to be there. */
async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["@utrn-lab/source"] },
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, "packages-entry.ts"),
        formats: ["iife"],
        name: "bundle",
      },
    },
  });
  const [built] = output as Rolldown.RolldownOutput[];
  return built?.output[0].code ?? "";
}

interface Vector {
  readonly request: Record<string, unknown> & { readonly op: string; readonly digits?: unknown };
  readonly answer: { readonly code?: string; readonly commands?: unknown };
}

/** Vectors of a kind that are answered with something, from all over the file. */
function some(op: "encode" | "decode", answered: "code" | "commands"): readonly Vector[] {
  const vectors: Vector[] = JSON.parse(
    readFileSync("test/vectors/code-format.json", "utf8"),
  ).vectors;
  return vectors.filter(({ request, answer }) => request.op === op && answer[answered]);
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
});
afterAll(async () => {
  await browser?.close();
});

declare const packages: PackagesInPage;

describe("the packages in a browser", () => {
  test("issue the codes of every vector", async () => {
    const vectors = some("encode", "code");
    const issued = await page.evaluate(
      (requests) =>
        requests.map((request) => {
          const { supplierId, meterId, supplierPrivateKey, meterPublicKey } = request as never;
          const secret = packages.agreeSecret({
            supplierId,
            meterId,
            privateKey: supplierPrivateKey,
            publicKey: meterPublicKey,
          });
          return packages.issueCode(secret, request as never);
        }),
      vectors.map(({ request }) => request),
    );
    expect(issued.length).toBeGreaterThan(100);
    expect(issued).toEqual(vectors.map(({ answer }) => answer.code));
  });

  test("read the codes of every vector", async () => {
    const vectors = some("decode", "commands");
    const read = await page.evaluate(
      (requests) =>
        requests.map((request) => {
          const { supplierId, meterId, meterPrivateKey, supplierPublicKey } = request as never;
          const secret = packages.agreeSecret({
            supplierId,
            meterId,
            privateKey: meterPrivateKey,
            publicKey: supplierPublicKey,
          });
          const answer = packages.readCode(
            secret,
            request.code as string,
            request.highestCounter as number,
          );
          return answer.ok ? answer.commands : answer.reason;
        }),
      vectors.map(({ request }) => request),
    );
    expect(read.length).toBeGreaterThan(100);
    expect(read).toEqual(vectors.map(({ answer }) => answer.commands));
  });

  test("run a meter", async () => {
    const balance = await page.evaluate((privateKey) => {
      const time = 1_790_812_800;
      const meter = packages.createMeter({
        meterId: "00db1234567890a0",
        privateKey,
        fuel: "electricity",
        time,
        settings: { meterBalance: 1_000_000 },
      });
      // Two standing charges of 53,350 millipence; no energy flows, because nobody enabled the
      // supply.
      const later = packages.step(meter, { at: time + 172_800, type: "time" });
      return packages.viewOf(later.state).balanceMillipence;
    }, "1".repeat(64));
    expect(balance).toBe(893_300);
  });
});
