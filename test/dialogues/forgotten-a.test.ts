import { describe, expect, it } from "vitest";
import { happen } from "../scenarios/language/bench.ts";
import { type Dialogue, startDialogue, topUp } from "./dialogue.ts";

/** £1.50: emergency credit is offered at £2.00 or less, and the supply waits for key B. */
function armed(): Dialogue {
  return startDialogue({ meterBalance: 150_000 });
}

function expectUntouched({ meter }: Dialogue): void {
  const { supply, account, totals, logs } = meter();
  expect(supply).toBe("armed");
  expect(account.emergency.active).toBe(false);
  expect(totals).toEqual({ accepted: 0, refused: 0 });
  expect(logs.events).toEqual([]);
}

describe("a customer who forgets A", () => {
  it("turns pages, and B says what to do", () => {
    const dialogue = armed();
    const code = dialogue.issue(1, [topUp(1_000)]);
    expect(code.slice(0, 2)).toBe("73");
    expect(dialogue.press("7")).toBe("Hold B to use|£10.00 emergency");
    dialogue.press(code.slice(1));
    expect(dialogue.press("B")).toBe("Press A first,|then the code");
    expectUntouched(dialogue);
    // Once more B leaves what it said; only then does it enable the supply.
    expect(dialogue.press("B")).toBe("Bal. £1.50|B: supply on");
    expectUntouched(dialogue);
    expect(dialogue.press("B")).toBe("Supply is on|");
  });

  it("takes nothing by a last digit 7 and a long press of B", () => {
    const dialogue = armed();
    expect(dialogue.press("397b")).toBe("Press A first,|then the code");
    expectUntouched(dialogue);
  });

  it("who presses A twice has left the entry, and is told the same", () => {
    const dialogue = armed();
    expect(dialogue.press("AA739B")).toBe("Press A first,|then the code");
    expectUntouched(dialogue);
  });

  it("who pauses in mid-code, and goes on after the entry has ended, is told the same", () => {
    const dialogue = armed();
    const code = dialogue.issue(1, [topUp(1_000)]);
    dialogue.press(`A${code.slice(0, 10)}`);
    expect(dialogue.wait(20)).toBe("Rejected|Incomplete");
    dialogue.press(code.slice(10));
    expect(dialogue.press("B")).toBe("Press A first,|then the code");
    expect(dialogue.meter().supply).toBe("armed");
    expect(dialogue.meter().account.emergency.active).toBe(false);
  });

  it("three digits are a code begun, two are browsing", () => {
    const dialogue = armed();
    expect(dialogue.press("12B")).toBe("Bal. £1.50|B: supply on");
    expect(dialogue.press("123B")).toBe("Press A first,|then the code");
    expectUntouched(dialogue);
  });

  it("the count ends with A, with B and with the end of the page", () => {
    const dialogue = armed();
    expect(dialogue.press("12B1B")).toBe("Bal. £1.50|B: supply on");
    expect(dialogue.press("12AA1B")).toBe("Bal. £1.50|B: supply on");
    dialogue.press("12");
    dialogue.wait(60);
    expect(dialogue.press("1B")).toBe("Bal. £1.50|B: supply on");
    expectUntouched(dialogue);
  });
});

describe("key B on twelve keys", () => {
  it("leaves a page and enables nothing", () => {
    const dialogue = armed();
    expect(dialogue.press("1")).toBe("Balance|£1.50");
    expect(dialogue.press("B")).toBe("Bal. £1.50|B: supply on");
    expectUntouched(dialogue);
  });

  it("enables an armed supply at rest", () => {
    const { press, meter } = armed();
    expect(press("B")).toBe("Supply is on|");
    expect(meter().supply).toBe("enabled");
  });

  it("enables it on the verdict of a code", () => {
    const { key, press, meter } = armed();
    key(1, topUp(100));
    expect(press("B")).toBe("Supply is on|");
    expect(meter().supply).toBe("enabled");
  });

  it("held on page 7 takes emergency credit, and pressed then enables the supply", () => {
    const { press, pages, meter } = startDialogue();
    press("7b");
    expect(meter().account.emergency.active).toBe(true);
    expect(pages(2)).toEqual(["Emergency on|£10.00 left", "Supply is ready:|press B"]);
    expect(meter().supply).toBe("armed");
    press("B");
    expect(meter().supply).toBe("enabled");
  });

  it("held on page 7 takes nothing where nothing is offered, and says what must be paid", () => {
    const { press, meter } = startDialogue({ meterBalance: -1_500_000 });
    expect(press("7b")).toBe("Please pay first|£5.01");
    expect(meter().account.emergency.active).toBe(false);
  });

  it("held anywhere else is B: it leaves a page, and at rest enables", () => {
    const dialogue = armed();
    expect(dialogue.press("2b")).toBe("Bal. £1.50|B: supply on");
    expectUntouched(dialogue);
    dialogue.press("b");
    expect(dialogue.meter().supply).toBe("enabled");
  });

  it("held after page 7 has gone takes nothing", () => {
    const { press, wait, meter } = startDialogue();
    press("7");
    wait(60);
    press("b");
    expect(meter().account.emergency.active).toBe(false);
  });

  it("pressed on page 7 takes nothing", () => {
    const { press, meter } = startDialogue();
    expect(press("7B")).toBe("Bal. £0.00|Off. 7 emergency");
    expect(meter().account.emergency.active).toBe(false);
  });
});

describe("key 7", () => {
  it("shows, and takes nothing, however often it is pressed", () => {
    const dialogue = armed();
    dialogue.press("7777");
    expectUntouched(dialogue);
  });
});

describe("A held on twelve keys", () => {
  it("does nothing, outside an entry and in one", () => {
    const { press, meter } = armed();
    expect(press("a")).toBe("Bal. £1.50|B: supply on");
    expect(meter().entry).toBeNull();
    expect(press("A73a")).toBe("Code: 2 digits|73_");
  });
});

describe("pages and verdicts", () => {
  it("turn every four seconds and stand for a minute from the last key", () => {
    const { press, wait } = startDialogue();
    press("5");
    expect(wait(3)).toBe("Price per kWh|24.5p");
    expect(wait(1)).toBe("Daily charge|53.35p");
    expect(wait(4)).toBe("Price per kWh|24.5p");
    expect(press("5")).toBe("Daily charge|53.35p");
    // Fourteen turns of two screens, and three seconds.
    expect(wait(59)).toBe("Daily charge|53.35p");
    expect(wait(1)).toBe("Bal. £0.00|Off. 7 emergency");
  });

  it("do not come back behind an entry that was left", () => {
    const { press } = startDialogue();
    press("7");
    expect(press("AA")).toBe("Bal. £0.00|Off. 7 emergency");
  });

  it("a status code does not turn away by itself, and steps on with key 0", () => {
    const { press, wait } = startDialogue();
    press("0");
    const code = wait(4);
    // The eighth second, and the forty-eighth, would be those of the first screen.
    expect(wait(4)).toBe(code);
    expect(wait(40)).toBe(code);
    expect(press("0")).toBe("Status code|for supplier:");
  });

  it("emergency credit that somebody took at a PPMID is no page of the keypad", () => {
    const { press, bench, display } = startDialogue();
    press("1");
    const action = "activate_emergency_credit";
    happen<"action">(bench, { type: "action", action, via: "keypad" });
    expect(display()).toBe("Balance|£0.00");
  });
});
