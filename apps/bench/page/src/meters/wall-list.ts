import type { View } from "../api.ts";

/** Which meters of the wall are shown, by what they are or how they stand. */
export const WALL_FILTERS = {
  all: "All meters",
  electricity: "Electricity",
  gas: "Gas",
  off: "Supply off",
  unsupplied: "No supplier",
  locked: "Entry locked",
} as const;

export type WallFilter = keyof typeof WALL_FILTERS;

export const WALL_ORDERS = {
  made: "As they were made",
  name: "By name",
  balance: "Lowest balance first",
  time: "Latest clock first",
} as const;

export type WallOrder = keyof typeof WALL_ORDERS;

/** What of a meter decides whether it is shown, and where. */
type Listed = Pick<View, "meterId" | "label" | "fuel" | "supply" | "balanceMillipence" | "time"> & {
  readonly supplier: object | null;
  readonly entry: Pick<View["entry"], "lockedUntil">;
};

/** What the tester looks for among the meters. */
export interface WallChoice {
  readonly sought: string;
  readonly filter: WallFilter;
  readonly order: WallOrder;
}

const MEETS: Readonly<Record<WallFilter, (view: Listed) => boolean>> = {
  all: () => true,
  electricity: ({ fuel }) => fuel === "electricity",
  gas: ({ fuel }) => fuel === "gas",
  off: ({ supply }) => supply !== "enabled",
  unsupplied: ({ supplier }) => supplier === null,
  locked: ({ entry }) => entry.lockedUntil !== null,
};

/** Names as people order them, meter 2 before meter 10; those without one come last, by id. */
const byName = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

const BEFORE: Readonly<Record<WallOrder, (a: Listed, b: Listed) => number>> = {
  made: () => 0,
  name: (a, b) =>
    Number(a.label === "") - Number(b.label === "") ||
    byName.compare(a.label, b.label) ||
    byName.compare(a.meterId, b.meterId),
  balance: (a, b) => a.balanceMillipence - b.balanceMillipence,
  time: (a, b) => b.time - a.time,
};

/** A piece of an id as people copy it: in groups, with hyphens or colons, in capitals. */
function idPieceOf(sought: string): string | undefined {
  const piece = sought.toLowerCase().replace(/[\s:-]/g, "");
  return /^[0-9a-f]{2,16}$/.test(piece) ? piece : undefined;
}

/** The meters to show, in their order: what is sought is part of the name or of the id. */
export function shownOf<Meter extends Listed>(
  views: readonly Meter[],
  choice: WallChoice,
): readonly Meter[] {
  const name = choice.sought.trim().toLowerCase();
  const piece = idPieceOf(name);
  const isSought = ({ label, meterId }: Listed) =>
    label.toLowerCase().includes(name) || (piece !== undefined && meterId.includes(piece));
  return views
    .filter((view) => isSought(view) && MEETS[choice.filter](view))
    .toSorted(BEFORE[choice.order]);
}
