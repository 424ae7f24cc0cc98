import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { makeMeter } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();
let path: string;
beforeAll(async () => {
  path = await makeMeter(rig.call);
});

/** What the page names: its own files, and others. */
async function partsOfPage(): Promise<{ readonly files: string[]; readonly others: string[] }> {
  const { status, type, text } = await rig.call("GET", "/");
  expect([status, type]).toEqual([200, "text/html; charset=utf-8"]);
  const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, at]) => at ?? "");
  const files = parts.filter((at) => at.startsWith("/"));
  return { files, others: parts.filter((at) => !files.includes(at) && !at.startsWith("data:")) };
}

/** What comes over the wire to a client that takes an encoding; fetch would unpack it. */
async function answerIn(encoding: string, path: string): Promise<IncomingMessage> {
  const request = get(`${rig.url()}${path}`, { headers: { "accept-encoding": encoding } });
  const [answer] = await once(request, "response");
  return answer;
}

test("the page and its parts are served, and ask no other host for anything", async () => {
  const { files, others } = await partsOfPage();
  expect(files.map((at) => at.split(".").at(-1)).sort()).toEqual(["css", "js"]);
  expect(others).toEqual([]);
  for (const at of files) expect(await rig.call("GET", at)).toMatchObject({ status: 200 });
});

test("whoever takes gzip gets the page and its parts in gzip, and others as they are", async () => {
  const { files } = await partsOfPage();
  for (const at of ["/", ...files]) {
    const [packed, plain] = [await answerIn("gzip", at), await answerIn("identity", at)];
    expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    expect(plain.headers["content-encoding"]).toBe(undefined);
    expect(packed.headers["content-type"]).toBe(plain.headers["content-type"]);
    expect(packed.headers["content-security-policy"]).toContain("default-src 'self'");
    expect(gunzipSync(await buffer(packed))).toEqual(await buffer(plain));
  }
});

test("the stream of a meter is not compressed: each event comes at once", async () => {
  const stream = await answerIn("gzip", `${path}/stream`);
  expect(stream.headers["content-encoding"]).toBe(undefined);
  const [first] = await once(stream, "data");
  expect(String(first)).toMatch(/^data: \{"meterId"/);
  stream.destroy();
});

test("nothing that the bench answers may be framed, or taken for another type", async () => {
  const all = ["/", "/docs/", "/docs/json", "/health/live", "/nothing", path];
  for (const at of [...all, `${path}/session/report`, `${path}/stream`, "/v1/meters/export"]) {
    const answer = await answerIn("identity", at);
    expect([at, answer.headers["x-content-type-options"]]).toEqual([at, "nosniff"]);
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    answer.destroy();
  }
});

test("the report of a session keeps its own styles and runs nothing", async () => {
  const report = await answerIn("identity", `${path}/session/report`);
  expect(report.headers["content-security-policy"]).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  report.destroy();
});
