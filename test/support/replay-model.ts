import type { Command } from "@utrn-lab/utrn";
import type { RevertPart } from "@utrn-lab/utrn/commands";
import type { AcceptedCode, Additions, Charges, Family } from "@utrn-lab/utrn/replay";

/** A code that was applied: its counter, what it added, and the charges up to then. */
type Applied = Pick<AcceptedCode, "utrnCounter" | "added" | "charged">;

const RESETS: Record<RevertPart, Family[]> = {
  balances: ["credit"],
  debts: [
    "debt_time_1",
    "debt_time_2",
    "debt_payment",
    "recovery_time_1",
    "recovery_time_2",
    "recovery_payment",
  ],
  settings: ["mode", "calendar", "periods", "suspension", "emergency_limit"],
  tariff: ["price_in_force", "next_price"],
  han: ["han"],
  logs: [],
};

const SINGLE: Partial<Record<Command["type"], Family>> = {
  set_credit: "credit",
  set_payment_debt_recovery: "recovery_payment",
  change_mode: "mode",
  set_non_disconnect_calendar: "calendar",
  set_non_disconnect_periods: "periods",
  suspend_disconnection: "suspension",
  set_emergency_credit_limit: "emergency_limit",
  open_han: "han",
};

/** Whether a price waits: its date is after today's, both "YYYY-MM-DD". */
function waits(command: Command, today: string): boolean {
  return "startDate" in command && command.startDate !== null && command.startDate > today;
}

function setBy(command: Command, today: string): Family[] {
  const single = SINGLE[command.type];
  if (single !== undefined) return [single];
  switch (command.type) {
    case "set_debt":
      return [`debt_${command.register}`];
    case "set_time_debt_recovery":
      return [`recovery_${command.register}`];
    case "change_price":
    case "change_price_two_rate":
      return [waits(command, today) ? "next_price" : "price_in_force"];
    case "revert_to_defaults":
      return command.parts.flatMap((part) => RESETS[part]);
    default:
      return [];
  }
}

function under(command: Command, today: string): Family[] {
  if (command.type === "revert_to_defaults") return [];
  if (command.type === "add_credit" || command.type === "deduct_credit") return ["credit"];
  if (command.type === "add_debt" || command.type === "deduct_debt") {
    return [`debt_${command.register}`];
  }
  return waits(command, today) ? ["price_in_force", "next_price"] : setBy(command, today);
}

/**
 * Replay and order as in code-format.md 5, without a bound on memory: every code ever applied is
 * kept, and everything is derived from that list.
 */
export class ReplayModel {
  readonly #applied: Applied[] = [];
  readonly #floors: number[];
  readonly #setAt = new Map<Family, number>();

  constructor(floor: number) {
    this.#floors = [floor];
  }

  /** Every counter ever applied, highest first. */
  get counters(): number[] {
    return this.#applied.map((code) => code.utrnCounter).sort((a, b) => b - a);
  }

  get floor(): number {
    return Math.max(...this.#floors, this.counters[100] ?? 0);
  }

  get highest(): number {
    return Math.max(this.floor, ...this.counters);
  }

  setAt(family: Family): number {
    return this.#setAt.get(family) ?? 0;
  }

  refusal(utrnCounter: number): "duplicate" | "too_old" | undefined {
    if (this.counters.slice(0, 100).includes(utrnCounter)) return "duplicate";
    return utrnCounter <= this.floor ? "too_old" : undefined;
  }

  skipped(utrnCounter: number, commands: readonly Command[], today: string): boolean[] | undefined {
    const isReset = commands.some((command) => command.type === "revert_to_defaults");
    if (isReset && utrnCounter < this.highest) return undefined;
    const skipped = commands.map((command) =>
      under(command, today).some((family) => utrnCounter < this.setAt(family)),
    );
    const counts = skipped.filter((_, at) => commands[at]?.type !== "valid_until");
    return counts.includes(false) ? skipped : undefined;
  }

  addedLater(utrnCounter: number, register: keyof Additions): number {
    let sum = 0;
    for (const code of this.#applied) {
      if (code.utrnCounter > utrnCounter) sum += code.added[register];
    }
    return sum;
  }

  /** The charges up to the first acceptance, in time, of a code of a higher counter. */
  chargedBefore(utrnCounter: number): Charges | undefined {
    return this.#applied.find((code) => code.utrnCounter > utrnCounter)?.charged;
  }

  set(family: Family, utrnCounter: number): void {
    this.#setAt.set(family, Math.max(this.setAt(family), utrnCounter));
  }

  apply(code: Applied, commands: readonly Command[], today: string): void {
    this.#applied.push(code);
    for (const command of commands) {
      for (const family of setBy(command, today)) this.set(family, code.utrnCounter);
      if (command.type !== "revert_to_defaults") continue;
      const isNewTenancy = command.parts.includes("balances") || command.parts.includes("debts");
      if (isNewTenancy) this.#floors.push(code.utrnCounter);
    }
  }
}
