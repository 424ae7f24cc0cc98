import { type Icons, viewOf } from "@utrn-lab/meter-emulator";
import { describe, expect, it } from "vitest";
import { happen } from "../scenarios/language/bench.ts";
import { codeOfBits } from "../support/code-bits.ts";
import { type Dialogue, startDialogue } from "./dialogue.ts";

const NONE: Icons = {
  supply: false,
  emergencyCredit: false,
  protected: false,
  hanOpen: false,
  wan: false,
  locked: false,
};

function iconsOf({ meter }: Dialogue): Icons {
  return viewOf(meter()).icons;
}

/** Five codes of sub class 0 whose MAC, the number itself, is nobody's. */
function lock({ enter }: Dialogue): void {
  for (const number of [1, 2, 3, 4, 5]) enter(codeOfBits(number.toString(2).padStart(64, "0")));
}

const LIT: readonly (readonly [icon: keyof Icons, act: (dialogue: Dialogue) => void])[] = [
  ["wan", ({ bench }) => happen<"wan">(bench, { type: "wan", up: true })],
  ["hanOpen", ({ key }) => key(1, { type: "open_han", device: "any", minutes: 1 })],
  ["protected", ({ key }) => key(1, { type: "suspend_disconnection", hours: 1 })],
  ["emergencyCredit", ({ press }) => press("7b")],
  ["locked", lock],
];

describe("the icons", () => {
  it("none at first: an armed supply is not on", () => {
    expect(iconsOf(startDialogue({ meterBalance: 100_000 }))).toEqual(NONE);
  });

  it.each(LIT)("%s", (icon, act) => {
    const dialogue = startDialogue();
    act(dialogue);
    expect(iconsOf(dialogue)).toEqual({ ...NONE, [icon]: true });
  });

  it("supply when it is enabled", () => {
    const dialogue = startDialogue({ meterBalance: 100_000 });
    dialogue.press("B");
    expect(iconsOf(dialogue)).toEqual({ ...NONE, supply: true });
  });

  it("go out with what they stand for", () => {
    const dialogue = startDialogue();
    dialogue.key(1, { type: "open_han", device: "any", minutes: 1 });
    dialogue.key(2, { type: "suspend_disconnection", hours: 1 });
    lock(dialogue);
    expect(iconsOf(dialogue)).toMatchObject({ hanOpen: true, protected: true, locked: true });
    dialogue.wait(3_600);
    expect(iconsOf(dialogue)).toEqual(NONE);
  });

  it("show while power is on, and only then", () => {
    const dialogue = startDialogue();
    for (const [, act] of LIT) act(dialogue);
    const lit = iconsOf(dialogue);
    happen<"power">(dialogue.bench, { type: "power", on: false });
    expect(iconsOf(dialogue)).toEqual(NONE);
    happen<"power">(dialogue.bench, { type: "power", on: true });
    expect(iconsOf(dialogue)).toEqual(lit);
  });
});
