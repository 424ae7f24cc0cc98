import { describe, expect, it } from "vitest";
import { changeSince } from "../../benchmarks/report/change.ts";
import { type Figure, summarize } from "../../benchmarks/report/figure.ts";
import { chartOf, reportPage, sectionOf } from "../../benchmarks/report/report.ts";

const CODES: Figure = { measure: "codes", unit: "/s", samples: [90, 130, 100] };
const PAUSE: Figure = { measure: "pause", unit: "ms", samples: [4, 1, 3, 2] };

describe("a figure comes down to", () => {
  it("its median, also of an even number, and its spread", () => {
    expect(summarize(CODES)).toMatchObject({ median: 100, least: 90, most: 130, rounds: 3 });
    expect(summarize(PAUSE)).toMatchObject({ median: 2.5, least: 1, most: 4, rounds: 4 });
  });

  it("a ratio that is more where it is faster, of rates and of times, round by round", () => {
    const against = { measure: "bare", samples: [45, 260, 400] };
    expect(summarize({ ...CODES, against }).ratio).toBe(0.5);
    expect(summarize({ ...CODES, unit: "us", against }).ratio).toBe(2);
    // As many rounds there are not: medians are compared.
    const once = { measure: "bare", samples: [200] };
    expect(summarize({ ...CODES, against: once }).ratio).toBe(0.5);
  });

  it("whether its aim is reached: of the ratio, of a rate upward, of a time downward", () => {
    const reached = (figure: Figure) => summarize(figure).isReached;
    const against = { measure: "bare", samples: [200] };
    expect(reached(CODES)).toBeUndefined();
    expect(reached({ ...CODES, aim: 100 })).toBe(true);
    expect(reached({ ...CODES, aim: 101 })).toBe(false);
    expect(reached({ ...CODES, against, aim: 0.5 })).toBe(true);
    expect(reached({ ...CODES, against, aim: 0.51 })).toBe(false);
    expect(reached({ ...PAUSE, aim: 2.5 })).toBe(true);
    expect(reached({ ...PAUSE, aim: 2.4 })).toBe(false);
  });
});

describe("a change since the last run", () => {
  const rate = (...samples: number[]) => summarize({ measure: "a", unit: "/s", samples });
  const time = (...samples: number[]) => summarize({ measure: "a", unit: "ms", samples });

  it("is better or worse by what is counted", () => {
    expect(changeSince(rate(190, 200, 210), rate(95, 100, 105))).toBe("+100 %, better");
    expect(changeSince(time(190, 200, 210), time(95, 100, 105))).toBe("+100 %, worse");
    expect(changeSince(time(50), time(100))).toBe("-50 %, better");
  });

  it("is noise below a seventh, and where the spreads of both runs overlap", () => {
    expect(changeSince(rate(113), rate(100))).toBe("+13 %, noise");
    expect(changeSince(rate(120, 150, 180), rate(90, 100, 121))).toBe("+50 %, noise");
  });
});

describe("the report", () => {
  const machine = {
    at: "2026-11-27T04:00:00Z",
    commit: "0123abcd",
    processor: "Some CPU",
    cores: 2,
    node: "v24.0.0",
    system: "linux x64",
    loadBefore: 0.2,
  };
  const sections = [sectionOf("codes", [{ ...CODES, aim: 200 }]), sectionOf("page", [PAUSE])];
  const now = { machine, sections };

  it("has the machine, each aim, each figure, and the last run beside it", () => {
    const last = { machine, sections: [sectionOf("codes", [{ ...CODES, samples: [50] }])] };
    const page = reportPage(now, last);
    expect(page).toContain("2026-11-27T04:00:00Z, commit 0123abcd, Some CPU, 2 cores, Node v24");
    expect(page).toMatch(
      /## Aims\n\n.*\n.*\n\| codes +\| 100\/s +\| 90 to 130 +\| 200\/s: not rea/,
    );
    expect(page).toMatch(/\| codes .*\| 50\/s +\| \+100 %, better \|/);
    expect(page).toMatch(/\| pause +\| 2\.5 ms \| 1 to 4 +\|\n/);
    expect(page).not.toContain("Other work");
  });

  it("has a chart where costs have counts: a panel a cost, a point a count", () => {
    const cost = (measure: string, count: number) =>
      ({ measure, unit: "us", samples: [count / 1_000, 2], count }) as const;
    const figures = [cost("a code", 1_000), cost("a code", 10_000), cost("a meter", 1_000), PAUSE];
    const report = { machine, sections: [sectionOf("scale", figures)] };
    const chart = chartOf(report) ?? "";
    expect(chart).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]*><rect /);
    expect(chart.match(/<circle/g)).toHaveLength(3);
    for (const name of ["a code", "a meter"]) expect(chart).toContain(`>${name}</text>`);
    expect(reportPage(report, undefined)).toContain("(scale.svg)");
    expect(chartOf(now)).toBeUndefined();
    expect(reportPage(now, undefined)).not.toContain("(scale.svg)");
  });

  it("says so where other work was on the machine, or where there is no last run", () => {
    const page = reportPage({ ...now, machine: { ...machine, loadBefore: 0.6 } }, undefined);
    expect(page).toContain("Other work was on the machine");
    expect(page).toContain("There is no last run.");
  });
});
