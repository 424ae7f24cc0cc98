import { viewOf } from "@utrn-lab/meter-emulator";
import { issueCode } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { codeOfBits } from "../support/code-bits.ts";
import { shared } from "../support/parties.ts";
import { type Dialogue, startDialogue, topUp } from "./dialogue.ts";

const CODE = issueCode(shared(), { utrnCounter: 1, commands: [topUp(1_000)] });

/** A steps to the digit, B takes it. */
function stepped(digits: string): string {
  return [...digits].map((digit) => `${"A".repeat(Number(digit))}B`).join("");
}

function lock({ enter }: Dialogue): void {
  for (const number of [1, 2, 3, 4, 5]) enter(codeOfBits(number.toString(2).padStart(64, "0")));
}

describe.each(["two", "gas"] as const)("entry on the face %s", (face) => {
  it("B held at rest starts it, A steps the digit 0 to 9 and round, B takes it", () => {
    const { press } = startDialogue();
    expect(press("b", face)).toBe("Enter code|[0]");
    expect(press("AAA", face)).toBe("Enter code|[3]");
    expect(press("B", face)).toBe("Code: 1 digit|3[0]");
    expect(press("AAAAAAAAAA", face)).toBe("Code: 1 digit|3[0]");
  });

  it("A held takes the last digit back, and on an empty entry does nothing", () => {
    const { press } = startDialogue();
    press(`b${stepped("73")}`, face);
    expect(press("a", face)).toBe("Code: 1 digit|7[0]");
    expect(press("aa", face)).toBe("Enter code|[0]");
  });

  it("B held submits, and without digits leaves", () => {
    const { press, meter } = startDialogue();
    expect(press(`b${stepped(CODE)}`, face)).toMatch(/^Block 1 of 1 ok\|.*\[0\]$/);
    expect(press("b", face)).toBe("Accepted|Credit £10.00");
    expect(press("bb", face)).not.toMatch(/^(Enter|Rejected)/);
    expect(meter().totals).toEqual({ accepted: 1, refused: 0 });
  });

  it("twenty seconds submit what was taken", () => {
    const { press, wait } = startDialogue();
    press(`b${stepped(CODE)}`, face);
    expect(wait(20)).toBe("Accepted|Credit £10.00");
  });

  it("a 61st digit is ignored", () => {
    const { press, meter } = startDialogue();
    press(`b${stepped("1".repeat(60))}`, face);
    press("AAB", face);
    expect(meter().entry?.digits).toBe("1".repeat(60));
  });

  it("begins on a verdict too", () => {
    const { press } = startDialogue();
    press(`b${stepped("12")}b`, face);
    expect(press("b", face)).toBe("Enter code|[0]");
  });

  it("while locked B held shows the minutes left", () => {
    const dialogue = startDialogue();
    lock(dialogue);
    dialogue.wait(60);
    expect(dialogue.press("b", face)).toBe("Key locked|59 min left");
    expect(dialogue.meter().entry).toBeNull();
    expect(dialogue.press("A", face)).toBe("Balance|£0.00");
  });
});

describe.each(["two", "gas"] as const)("pages on the face %s", (face) => {
  it("A shows page 1, then 2 to 9, 0 and rest; a page of several screens steps on first", () => {
    const { press } = startDialogue({ meterBalance: 150_000 });
    const turned = Array.from({ length: 13 }, () => press("A", face));
    expect(turned.slice(0, 11)).toEqual([
      "Balance|£1.50",
      face === "two" ? "Emergency page 7|£10.00 ready" : "Press Emergency|£10.00 ready",
      "Debts in all|£0.00",
      "Accepted 0|Refused 0",
      "Price per kWh|24.5p",
      "Daily charge|53.35p",
      "Supply not|protected now",
      "Hold B to use|£10.00 emergency",
      "Home network|closed",
      "Reading|0.000kWh",
      "Status code|for supplier:",
    ]);
    expect(turned[11]).toMatch(/^[0-9]{4} [0-9]{4} [0-9]{4}\|/);
    expect(turned[12]).toMatch(/^Bal. £1.50\|/);
  });

  it("A on a verdict shows page 1", () => {
    const { press, key } = startDialogue();
    key(1, topUp(1_000));
    expect(press("A", face)).toBe("Balance|£10.00");
  });

  it("B leaves a page and enables nothing; at rest and on a verdict it enables", () => {
    const { press, meter, key } = startDialogue({ meterBalance: 150_000 });
    press("AB", face);
    expect(meter().supply).toBe("armed");
    key(1, topUp(100));
    press("B", face);
    expect(meter().supply).toBe("enabled");
  });

  it("B held on page 7 takes emergency credit, and B then enables", () => {
    const { press, meter } = startDialogue();
    // Pages 1 to 6 and 7; page 5 has two screens.
    press("AAAAAAAA", face);
    expect(press("b", face)).toBe("Emergency on|£10.00 left");
    expect(meter().account.emergency.active).toBe(true);
    press("B", face);
    expect(meter().supply).toBe("enabled");
  });

  it("B held on another page leaves it", () => {
    const { press, meter } = startDialogue({ meterBalance: 150_000 });
    expect(press("Ab", face)).toMatch(/^Bal. £1.50\|/);
    expect(meter().entry).toBeNull();
    expect(meter().supply).toBe("armed");
  });

  it("A held does nothing", () => {
    const { press, meter } = startDialogue();
    press("a", face);
    expect(meter().shown).toBeNull();
    expect(meter().entry).toBeNull();
  });
});

describe("a key that a face lacks", () => {
  it("cannot be pressed on two keys", () => {
    const { press, meter } = startDialogue({ meterBalance: 150_000 });
    press("0123456789", "two");
    expect(meter().shown).toBeNull();
    press("b7", "two");
    expect(meter().entry?.digits).toBe("");
  });

  it("cannot be pressed on a gas face, but for Status and Emergency", () => {
    const { press, meter } = startDialogue({ meterBalance: 150_000 });
    press("12345689", "gas");
    expect(meter().shown).toBeNull();
    expect(press("0", "gas")).toBe("Status code|for supplier:");
    expect(press("7", "gas")).toBe("Hold B to use|£10.00 emergency");
  });
});

describe("Status and Emergency of a gas face", () => {
  it("do nothing in an entry", () => {
    const { press } = startDialogue();
    expect(press("b07", "gas")).toBe("Enter code|[0]");
    expect(press("AB0", "gas")).toBe("Code: 1 digit|1[0]");
  });

  it("Emergency and B held take emergency credit", () => {
    const { press, meter } = startDialogue();
    expect(press("7b", "gas")).toBe("Emergency on|£10.00 left");
    expect(meter().account.emergency.active).toBe(true);
  });

  it("are no digits of a code: B leaves their page, however often they were pressed", () => {
    const { press } = startDialogue({ meterBalance: 150_000 });
    expect(press("0707B", "gas")).toBe("Bal. £1.50|B: supply on");
  });
});

describe("the display names only keys that the face has", () => {
  it.each([
    ["twelve", "Off. 7 emergency", "(key 4: again)", "or press 7 for"],
    ["two", "Off. See page 7", "(page 4: again)", "or on page 7"],
    ["gas", "Off. Emergency?", "(page 4: again)", "or press"],
  ] as const)("%s", (face, atRest, again, instead) => {
    const dialogue = startDialogue();
    dialogue.press("", face);
    expect(viewOf(dialogue.meter()).display[1]).toBe(atRest);
    dialogue.press("B", face);
    expect(dialogue.pages(3)[2]).toMatch(new RegExp(`^${instead}\\|`));
    dialogue.enter(dialogue.issue(1, [topUp(500)]));
    expect(dialogue.pages(3)[2]).toBe(`Tell supplier|${again}`);
  });
});

describe("a meter that is given another face, before a key of it is pressed", () => {
  it("no longer shows what names keys of the face before", () => {
    const { press, key } = startDialogue();
    key(1, topUp(1_000));
    expect(press("", "twelve")).toBe("Accepted|Credit £10.00");
    expect(press("", "two")).toBe("Bal. £10.00|B: supply on");
  });

  it("offers a digit in the entry that is in progress, and none on twelve keys", () => {
    const { press } = startDialogue();
    press("A7");
    expect(press("", "gas")).toBe("Code: 1 digit|7[0]");
    expect(press("", "twelve")).toBe("Code: 1 digit|7_");
  });
});
