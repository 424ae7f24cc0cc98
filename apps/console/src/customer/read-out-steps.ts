import type { components } from "@utrn-lab/client";

/** Groups of a block: 20 digits in groups of four. */
const GROUPS_A_BLOCK = 5;

/** A step of reading a code to a customer. */
export type ReadOutStep =
  | { readonly kind: "say"; readonly sentences: readonly string[] }
  | {
      readonly kind: "group";
      readonly digits: string;
      readonly spoken: string;
      /** Of all groups, from 1. */
      readonly group: number;
      readonly groups: number;
      /** From 1. */
      readonly block: number;
      readonly blocks: number;
    };

type Told = Pick<
  components["schemas"]["CodeText"],
  "groups" | "spokenGroups" | "spokenBefore" | "spokenAfter"
>;

/** What is said first, the groups one by one, what the display says after a block, the rest. */
export function readOutSteps(told: Told): readonly ReadOutStep[] {
  const groups = told.groups.length;
  const blocks = groups / GROUPS_A_BLOCK;
  const read = told.groups.flatMap((digits, at): readonly ReadOutStep[] => {
    const block = Math.floor(at / GROUPS_A_BLOCK) + 1;
    const spoken = told.spokenGroups[at] ?? digits;
    const group = { kind: "group", digits, spoken, group: at + 1, groups, block, blocks } as const;
    const isEndOfBlock = (at + 1) % GROUPS_A_BLOCK === 0;
    if (!isEndOfBlock || block === blocks) return [group];
    const sentence = `The display now says: Block ${block} of ${blocks} ok. Does it?`;
    return [group, { kind: "say", sentences: [sentence] }];
  });
  return [
    { kind: "say", sentences: told.spokenBefore },
    ...read,
    { kind: "say", sentences: told.spokenAfter },
  ];
}

/** Where to begin again: at the first group of the block that is being read, else at the start. */
export function beginningAgain(steps: readonly ReadOutStep[], at: number): number {
  const read = steps.slice(0, at + 1).findLast((step) => step.kind === "group");
  if (read === undefined) return 0;
  return steps.findIndex((step) => step.kind === "group" && step.block === read.block);
}
