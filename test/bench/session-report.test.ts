import { expect, test } from "vitest";
import { htmlReport } from "../../apps/keypad/host/sessions/report-html.ts";
import { markdownReport } from "../../apps/keypad/host/sessions/report-markdown.ts";
import type { Session } from "../../apps/keypad/host/sessions/session.ts";
import {
  good,
  makeCommissioned,
  NOON_SECONDS,
  pounds,
  startBenchRig,
} from "../support/bench-rig.ts";

test("a report has each step with its time, outcome, display, and what moved", async () => {
  const rig = await startBenchRig();
  const { path, issue } = await makeCommissioned(rig.call);
  const code = issue(1, pounds(10));
  const printed = (code.match(/\d{4}/g) ?? []).join(" ");
  await good(rig.call("POST", `${path}/codes`, { code }));
  await good(rig.call("POST", `${path}/codes`, { code }));
  await good(rig.call("POST", `${path}/clock`, { to: "midnight" }));
  const markdown = await rig.call("GET", `${path}/session/report?format=markdown`);
  const html = await rig.call("GET", `${path}/session/report`);
  await rig.remove();
  expect([markdown.type, html.type]).toEqual([
    "text/markdown; charset=utf-8",
    "text/html; charset=utf-8",
  ]);
  for (const { text } of [markdown, html]) {
    expect(text.replaceAll("\\", "")).toContain(printed);
    expect(text).toContain("2026-11-24 12:00:00");
    expect(text).toContain("Credit £10.00");
    expect(text.replaceAll("\\", "")).toContain("balanceMillipence: 0 → 1000000");
    expect(text.replaceAll("\\", "")).toContain("rejected, duplicate");
    expect(text).toContain("2026-11-25 00:00:00");
  }
  expect(markdown.text).toContain("````text\nAccepted\nCredit £10.00\n````");
});

const HOSTILE = "<script>alert(1)</script> *bold* [link](x) `code` & \"'";

const session: Session = {
  version: 1,
  title: HOSTILE,
  description: HOSTILE,
  start: { kind: "snapshot", snapshot: { meterId: HOSTILE } },
  steps: [
    {
      step: 1,
      at: NOON_SECONDS,
      event: { type: "code", code: HOSTILE, via: "ppmid" },
    },
  ],
  end: null,
  stepsMissing: 3,
};

test("what a session says is text in a report, never markup", () => {
  const html = htmlReport(session);
  expect(html).not.toContain("<script>");
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(4);
  const markdown = markdownReport(session);
  expect(markdown).not.toMatch(/(?<!\\)<script|(?<!\\)\[link|(?<!\\)\*bold|(?<!\\)`code/);
});

test("a report says how many steps were not kept", () => {
  expect(htmlReport(session)).toContain("1, and 3 not kept");
});
