import { invalidRequest } from "@utrn-lab/http-host";
import type { MeterState } from "@utrn-lab/meter-emulator";
import {
  COUNTER_MAX,
  type CodeLength,
  type Command,
  inspectCode,
  issueCode,
  parseSharedSecret,
} from "@utrn-lab/utrn";
import { highestCounter, recoverCounter } from "@utrn-lab/utrn/replay";
import type { Dice } from "./dice.ts";
import type { Made } from "./slips.ts";

/** What a forger would like to have signed: the commands of a code, and the counter it has here. */
interface Wanted {
  readonly commands: readonly Command[];
  readonly digits?: CodeLength;
  readonly utrnCounter: number;
}

const TEN_POUNDS: readonly Command[] = [{ type: "top_up", amountPence: 1_000 }];

function nextCounter(state: MeterState): number {
  return Math.min(COUNTER_MAX, highestCounter(state.replay) + 1);
}

function wantedOf(state: MeterState, code: string | undefined): Wanted {
  if (code === undefined) return { commands: TEN_POUNDS, utrnCounter: nextCounter(state) };
  const inspection = inspectCode(code);
  if (inspection.kind !== "code" || inspection.commands === null) {
    throw invalidRequest("code", "code must be one whose commands can be read");
  }
  const { commands, digits, truncatedCounter } = inspection;
  const highest = highestCounter(state.replay);
  const counter = recoverCounter(highest, truncatedCounter, digits === 20 ? 10 : 16);
  const isCounter = counter >= 1 && counter <= COUNTER_MAX;
  return { commands, digits, utrnCounter: isCounter ? counter : nextCounter(state) };
}

/**
 * A code of the right form that no supplier has signed: its MAC is made with a secret that is
 * drawn, as good as random bits. The meter's own secret signs nothing here: a counter of its
 * supplier's stays the supplier's.
 */
function signedBy(dice: Dice, meterId: string, supplierId: string, wanted: Wanted): string {
  const drawn = { meterId, supplierId, z: dice.hex(32) };
  return issueCode(parseSharedSecret(drawn, "secret"), wanted);
}

/** A supplier's id that is good enough where a meter has none: any but the meter's own. */
function supplierIdFor({ supplier, meterId }: MeterState): string {
  return supplier?.supplierId ?? (/^0*$/.test(meterId) ? "f" : "0").repeat(16);
}

export function forged(state: MeterState, code: string | undefined, dice: Dice): Made {
  const supplierId = supplierIdFor(state);
  const wanted = wantedOf(state, code);
  return {
    code: signedBy(dice, state.meterId, supplierId, wanted),
    says: `Counter ${wanted.utrnCounter} under a random MAC: whoever forges has no key.`,
  };
}

export function ofAnotherMeter(state: MeterState, code: string | undefined, dice: Dice): Made {
  const supplierId = supplierIdFor(state);
  const wanted = wantedOf(state, code);
  const meterId = `00db1234${dice.hex(4)}`;
  return {
    code: signedBy(dice, meterId, supplierId, wanted),
    says: `Signed for meter ${meterId}, which is made up, with counter ${wanted.utrnCounter}.`,
  };
}
