import { describe, expect, it } from "vitest";
import { readScenario } from "./scenario.ts";

const HEAD = "# Rule: an example\nmeter electricity 2026-10-01T12:00:00Z\n";

function run(lines: string): void {
  readScenario("example.scenario", HEAD + lines).run();
}

describe("the scenario language", () => {
  it("a scenario without a rule is refused", () => {
    expect(() => readScenario("a.scenario", "meter gas 2026-10-01T12:00:00Z")).toThrow(
      'a.scenario:1: a scenario begins with "# Rule: " and its rule',
    );
  });

  it("a scenario without a meter is refused", () => {
    expect(() => readScenario("a.scenario", "# Rule: x\n# nothing")).toThrow("no meter is made");
  });

  it("a scenario that expects nothing is refused", () => {
    expect(() => run("load 1000 W")).toThrow("example.scenario: nothing is expected");
  });

  it("a line that cannot be read is named by file and line, with what could stand there", () => {
    expect(() => run("load 1000 W\nload much\nexpect balance £0")).toThrow(
      'example.scenario:4: cannot read "load much"; it could be\n  load <count> W',
    );
  });

  it("a setting that cannot be read is named by file and line", () => {
    expect(() => run("with balance lots\nexpect balance £0")).toThrow(
      'example.scenario:3: cannot read "balance lots"; it could be\n  balance <money>',
    );
  });

  it("an expectation that cannot be read is named before anything has run", () => {
    expect(() => run("expect balance £1.00\nexpect supply")).toThrow("example.scenario:4: ");
  });

  it("a command that cannot be read is named by file and line", () => {
    expect(() => run("code 1 top_up £0.001\nexpect balance £0")).toThrow(
      'example.scenario:3: cannot read "top_up £0.001"; it could be\n  top_up <pence>',
    );
  });

  it("a day that no calendar has is refused", () => {
    const text = "at 2026-02-30T00:00:00Z\nexpect balance £0";
    expect(() => run(text)).toThrow("example.scenario:3: ");
  });

  it("a length that no code has is refused", () => {
    expect(() => run("code 1 in 30 digits top_up £1\nexpect balance £0")).toThrow(
      "example.scenario:3: a code has 20, 40 or 60 digits, not 30",
    );
  });

  it("an expectation that is not met names its line and itself", () => {
    expect(() => run("\nexpect supply disabled, balance £1.00")).toThrow(
      "example.scenario:4: balance £1.00",
    );
  });

  it("a verdict that is not met names its line", () => {
    expect(() => run("code 1 top_up £1.00 -> rejected duplicate")).toThrow(
      "example.scenario:3: code 1 top_up £1.00 -> rejected duplicate",
    );
  });

  it("a code without a verdict must be applied", () => {
    expect(() => run("code 1 restore_supply\nexpect balance £0")).toThrow(
      "example.scenario:3: code 1 restore_supply",
    );
  });

  it("a code that was not issued is told by its counter", () => {
    expect(() => run("again 1\nexpect balance £0")).toThrow("no code 1 was issued");
  });

  it("money is read to the millipence in pounds, pence and millipence", () => {
    run("with balance -£1.23456\nexpect balance -123456mp, balance -123.456p, balance -£1.23456");
  });

  it("typed digits are entered as a customer does", () => {
    run("issue code 1 top_up £2.00\ntype 1\nexpect balance £2.00");
    run("code 1 top_up £2.00\ntype 1 -> rejected duplicate");
  });
});
