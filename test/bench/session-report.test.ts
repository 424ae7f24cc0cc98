import { expect, test } from "vitest";
import { htmlReport } from "../../apps/bench/server/sessions/report-html.ts";
import { markdownReport } from "../../apps/bench/server/sessions/report-markdown.ts";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
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
    expect(text.replaceAll("\\", "")).toContain("balance: £0.00 → £10.00");
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

test("a report says in words what moved, money to the last millipence", () => {
  const code = { type: "code", code: "12345678901234567890", via: "keypad" } as const;
  const standing = {
    supply: "enabled",
    mode: "prepayment",
    balanceMillipence: 1_233_569,
    emergencyCredit: { active: false, remainingMillipence: 1_000_000 },
    debts: { accumulated: 0, time_1: 0, time_2: 0, payment: 0 },
    highestCounter: 7,
  } as const;
  const result = {
    display: ["Rejected", "Check block 1"],
    outcome: { result: "rejected", reason: "check_digit_wrong", block: 1 },
    standing,
  } as const;
  const after = {
    ...result,
    standing: {
      ...standing,
      balanceMillipence: -40,
      emergencyCredit: { active: true, remainingMillipence: 999_900 },
      highestCounter: 8,
    },
  };
  const steps = [
    { step: 1, at: NOON_SECONDS, event: code, result },
    { step: 2, at: NOON_SECONDS, event: code, result: after },
  ];
  const html = htmlReport({ ...session, steps });
  expect(html).toContain("rejected, check digit wrong, block 1");
  for (const line of [
    "balance: £12.33569 → -£0.0004",
    "emergency credit in use: no → yes",
    "emergency credit left: £10.00 → £9.999",
    "highest counter: 7 → 8",
  ]) {
    expect(html).toContain(`<li>${line}</li>`);
  }
});

test("a report says how many steps were not kept", () => {
  expect(htmlReport(session)).toContain("1, and 3 not kept");
});
