import type { components } from "@utrn-lab/client";

/** What was issued day by day, and what has become of it. */
export type Days = components["schemas"]["Days"]["days"];
type Status = keyof Days[number]["codesByStatus"];

/** What has become of codes, as a chart and a table show it, from the bottom up. */
export const PARTS = [
  { name: "keyed", label: "Keyed and confirmed", colour: "green", statuses: ["confirmed"] },
  { name: "sent", label: "Sent, no answer yet", colour: "amber", statuses: ["sent"] },
  { name: "refused", label: "Refused by the meter", colour: "red", statuses: ["refused"] },
  {
    name: "ended",
    label: "Lost, overtaken or withdrawn",
    colour: "ink-quiet",
    statuses: ["lost", "superseded", "void"],
  },
  {
    name: "unsent",
    label: "Not sent yet",
    colour: "field-edge",
    statuses: ["issued"],
  },
] as const satisfies readonly {
  readonly name: string;
  readonly label: string;
  readonly colour: string;
  readonly statuses: readonly Status[];
}[];

/** How many codes of a day are in each part, in the order of `PARTS`. */
export function partsOf({ codesByStatus }: Days[number]): number[] {
  return PARTS.map(({ statuses }) =>
    statuses.reduce((sum, status) => sum + codesByStatus[status], 0),
  );
}

/** The parts one upon the other: for each, all that lies below its upper edge. */
export function stacked(parts: readonly number[]): number[] {
  let sum = 0;
  return parts.map((part) => {
    sum += part;
    return sum;
  });
}

/** How many codes each reason of a refusal has stopped in all these days, the most first. */
export function refusalsOf(days: Days): [reason: string, codes: number][] {
  const sums = new Map<string, number>();
  for (const { reason, codes } of days.flatMap(({ refused }) => refused)) {
    sums.set(reason, (sums.get(reason) ?? 0) + codes);
  }
  return [...sums].sort(([, one], [, other]) => other - one);
}
