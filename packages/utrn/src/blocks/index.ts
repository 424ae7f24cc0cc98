export { announcedLength, firstWrongBlock } from "./blocks.ts";
export type { Block } from "./refusals.ts";
