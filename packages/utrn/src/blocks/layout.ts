/** How many digits a code has: one, two or three blocks of 20. */
export type CodeLength = 20 | 40 | 60;

/** The bit fields of a code of one length (code-format.md 1). */
export interface Layout {
  readonly digits: CodeLength;
  readonly blocks: 1 | 2 | 3;
  readonly counterBits: 10 | 16;
  readonly bodyBits: number;
  readonly macBits: number;
}

export const SHORT: Layout = { digits: 20, blocks: 1, counterBits: 10, bodyBits: 15, macBits: 32 };
export const LONG: Layout = { digits: 40, blocks: 2, counterBits: 16, bodyBits: 56, macBits: 48 };
export const LONGEST: Layout = {
  digits: 60,
  blocks: 3,
  counterBits: 16,
  bodyBits: 111,
  macBits: 56,
};

/** The layout of each length. */
export const LAYOUTS: Readonly<Record<CodeLength, Layout>> = { 20: SHORT, 40: LONG, 60: LONGEST };

/** The sub class that announces a long code (code-format.md 1). */
const ANNOUNCES_LONG = 14;
const ANNOUNCES_LONGEST = 15;

export function layoutOfSubClass(subClass: number): Layout {
  if (subClass === ANNOUNCES_LONG) return LONG;
  return subClass === ANNOUNCES_LONGEST ? LONGEST : SHORT;
}

export function subClassOfLong(layout: Layout): number {
  return layout === LONG ? ANNOUNCES_LONG : ANNOUNCES_LONGEST;
}

const LEAD_BITS = 3;
const SUB_CLASS_BITS = 4;

/** Bits before the MAC: lead, sub class, truncated counter and body. */
export function signedBits(layout: Layout): number {
  return LEAD_BITS + SUB_CLASS_BITS + layout.counterBits + layout.bodyBits;
}

/** Whether a code is one block long, the length of GBCS's own UTRN. */
export function isShort(layout: Layout): boolean {
  return layout.blocks === 1;
}
